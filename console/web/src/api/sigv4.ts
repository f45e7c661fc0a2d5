// Signature Version 4 with the browser's own cryptography.
import type { Session } from './session';

const text = new TextEncoder();

const hex = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

const sha256 = async (value: string) => hex(await crypto.subtle.digest('SHA-256', text.encode(value)));

async function hmac(key: BufferSource, value: string): Promise<ArrayBuffer> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return crypto.subtle.sign('HMAC', imported, text.encode(value));
}

const encoded = (value: string) =>
  encodeURIComponent(value).replace(/[!'()*]/g, (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase());

function canonicalQuery(query: string) {
  return [...new URLSearchParams(query)]
    .map(([name, value]) => [encoded(name), encoded(value)])
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** The headers to send, the signature among them. */
export async function sign(
  session: Session,
  service: string,
  method: string,
  target: string,
  headers: Record<string, string>,
  body: string,
): Promise<Record<string, string>> {
  const time = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
  const sent = { ...headers, 'X-Amz-Date': time, 'X-Amz-Security-Token': session.sessionToken };
  const signed = Object.entries({ ...sent, Host: location.host })
    .map(([name, value]) => [name.toLowerCase(), value.trim()])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const names = signed.map(([name]) => name).join(';');
  const [path, query = ''] = target.split('?');
  const request = [
    method,
    path,
    canonicalQuery(query),
    ...signed.map(([name, value]) => `${name}:${value}`),
    '',
    names,
    await sha256(body),
  ].join('\n');
  const scope = `${time.slice(0, 8)}/${session.region}/${service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', time, scope, await sha256(request)].join('\n');
  let key: BufferSource = text.encode('AWS4' + session.secretAccessKey);
  for (const part of scope.split('/')) key = await hmac(key, part);
  const signature = hex(await hmac(key, toSign));
  return {
    ...sent,
    Authorization: `AWS4-HMAC-SHA256 Credential=${session.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  };
}
