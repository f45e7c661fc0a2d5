// Who the page is: short-lived credentials of the root user, kept in this tab alone and never in a cookie.

export interface Session {
  account: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  expires: string;
}

const KEY = 'culvert.session';
const OWN_KEYS = 'culvert.own-keys';
const HAND_OVER_MILLIS = 150;
const tabs = new BroadcastChannel('culvert.session');
let current: Session | undefined;

tabs.onmessage = ({ data }) => {
  if (data?.ask && current) tabs.postMessage({ session: current });
};

export function session(): Session | undefined {
  return current;
}

/** The access keys that this page has used: its own requests can be told from others. */
export function ownKeys(): Set<string> {
  return new Set(JSON.parse(sessionStorage.getItem(OWN_KEYS) ?? '[]') as string[]);
}

function keep(found: Session) {
  current = found;
  sessionStorage.setItem(KEY, JSON.stringify(found));
  sessionStorage.setItem(OWN_KEYS, JSON.stringify([...ownKeys().add(found.accessKeyId)]));
}

function good(found: Session | undefined): found is Session {
  return found !== undefined && Date.parse(found.expires) > Date.now();
}

/** The session of this tab, or of another tab of the same page, if there is one. */
export async function restore(): Promise<Session | undefined> {
  const text = sessionStorage.getItem(KEY);
  const kept = text ? (JSON.parse(text) as Session) : undefined;
  const found = good(kept) ? kept : await fromOtherTab();
  if (good(found)) keep(found);
  return current;
}

function fromOtherTab(): Promise<Session | undefined> {
  return new Promise((resolve) => {
    const asking = new BroadcastChannel('culvert.session');
    const finish = (found?: Session) => {
      asking.close();
      resolve(found);
    };
    asking.onmessage = ({ data }) => data?.session && finish(data.session as Session);
    asking.postMessage({ ask: true });
    setTimeout(finish, HAND_OVER_MILLIS);
  });
}

/** Exchanges the token of a one-time link. */
export async function signIn(token: string): Promise<Session> {
  const answer = await fetch('/_culvert/console/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token }),
    credentials: 'omit',
    cache: 'no-store',
  });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.message ?? `HTTP ${answer.status}`);
  keep(body as Session);
  return body as Session;
}

export function signOut() {
  current = undefined;
  sessionStorage.removeItem(KEY);
}
