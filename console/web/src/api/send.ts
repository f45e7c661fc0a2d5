import { session, signIn, signOut } from './session';
import { sign } from './sigv4';

/** What a service, or the server in its own name, said no with. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

const RENEW_BEFORE_END_MILLIS = 15 * 60_000;
let renewing: Promise<unknown> | undefined;

/** While the page is open its session goes on: a signed request makes a link, which the page uses itself. */
async function renew() {
  const answer = await raw('culvert', 'POST', '/_culvert/console/links', {}, '{}');
  const { link } = await answer.json();
  await signIn((link as string).split('/').at(-1)!);
}

async function raw(
  service: string,
  method: string,
  target: string,
  headers: Record<string, string>,
  body: string,
  signal?: AbortSignal,
): Promise<Response> {
  const who = session();
  if (!who) throw new Refusal('SignedOut', 'you are signed out', 0);
  return fetch(target, {
    method,
    headers: await sign(who, service, method, target, headers, body),
    body: method === 'GET' ? undefined : body,
    credentials: 'omit',
    cache: 'no-store',
    signal,
  });
}

/** Sends a signed request; the answer may be a refusal. */
export async function send(
  service: string,
  method: string,
  target: string,
  headers: Record<string, string> = {},
  body = '',
  signal?: AbortSignal,
): Promise<Response> {
  const who = session();
  if (who && Date.parse(who.expires) - Date.now() < RENEW_BEFORE_END_MILLIS) {
    renewing ??= renew().finally(() => (renewing = undefined));
    await renewing.catch(() => undefined);
  }
  const answer = await raw(service, method, target, headers, body, signal);
  if (answer.status === 403 && /ExpiredToken|InvalidClientTokenId/.test(await answer.clone().text())) {
    signOut();
    location.reload();
  }
  return answer;
}
