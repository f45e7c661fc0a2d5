import { Refusal, send } from './send';

export type Parameter = string | number | boolean | undefined | Parameter[] | { [name: string]: Parameter };
export type Parameters = { [name: string]: Parameter };
// Elements of an answer: objects by member name, lists where EC2 has `item`s or IAM `member`s, texts at the leaves.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Answer = any;

const VERSIONS: Record<string, string> = { ec2: '2016-11-15', iam: '2010-05-08', sts: '2011-06-15' };

/** Calls an operation of a query service. */
export async function query(service: 'ec2' | 'iam' | 'sts', action: string, input: Parameters = {}): Promise<Answer> {
  const form = new URLSearchParams({ Action: action, Version: VERSIONS[service] });
  for (const [name, value] of Object.entries(input)) flatten(form, name, value, service === 'ec2' ? '' : '.member');
  const answer = await send(
    service,
    'POST',
    '/',
    { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' },
    form.toString().replace(/\+/g, '%20'),
  );
  const xml = new DOMParser().parseFromString(await answer.text(), 'text/xml').documentElement;
  if (!answer.ok) {
    const code = xml.querySelector('Code')?.textContent ?? `HTTP ${answer.status}`;
    throw new Refusal(code, xml.querySelector('Message')?.textContent ?? '', answer.status);
  }
  const body = value(xml);
  return body[`${action}Result`] ?? body;
}

export const ec2 = (action: string, input?: Parameters) => query('ec2', action, input);
export const iam = (action: string, input?: Parameters) => query('iam', action, input);

function flatten(form: URLSearchParams, name: string, given: Parameter, list: string) {
  if (given === undefined || given === '') return;
  if (Array.isArray(given)) given.forEach((one, i) => flatten(form, `${name}${list}.${i + 1}`, one, list));
  else if (typeof given === 'object') {
    for (const [member, one] of Object.entries(given)) flatten(form, `${name}.${member}`, one, list);
  } else form.set(name, String(given));
}

function value(element: Element): Answer {
  const children = [...element.children];
  if (children.length === 0) return element.textContent ?? '';
  if (children.every((child) => child.localName === 'item' || child.localName === 'member')) return children.map(value);
  return Object.fromEntries(children.map((child) => [child.localName, value(child)]));
}

/** A list of an answer; an empty one is an element without children. */
export const list = (found: Answer): Answer[] => (Array.isArray(found) ? found : []);

/** All pages of a Describe. */
export async function all(action: string, member: string, input: Parameters = {}): Promise<Answer[]> {
  const found: Answer[] = [];
  let token: string | undefined;
  do {
    const page = await ec2(action, { ...input, NextToken: token });
    found.push(...list(page[member]));
    token = page.nextToken || undefined;
  } while (token);
  return found;
}
