import type { Way } from '../model/journey';

const TEXT: Record<Way, string> = { private: 'Private', public: 'Public', denied: 'Denied' };
const SIGN: Record<Way, string> = { private: '●', public: '◆', denied: '✕' };

/** Which way a request took, by colour, sign and word. */
export function WayBadge({ way }: { way: Way }) {
  return (
    <span className={`way way-${way}`}>
      <span aria-hidden="true">{SIGN[way]}</span> {TEXT[way]}
    </span>
  );
}
