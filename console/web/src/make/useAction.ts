import { useState } from 'react';
import type { Refusal } from '../api/send';

/** Runs something that a service may refuse, and remembers what became of it. */
export function useAction() {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState('');
  const [right, setRight] = useState('');
  const run = async (action: () => Promise<string>) => {
    setBusy(true);
    setWrong('');
    setRight('');
    try {
      setRight(await action());
    } catch (refused) {
      const { code, message } = refused as Refusal;
      setWrong([code, message].filter(Boolean).join(': '));
    } finally {
      setBusy(false);
    }
  };
  return { busy, wrong, right, run };
}
