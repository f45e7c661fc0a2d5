// The server's own pages: journeys, what-if, and a client inside a VPC.
import type { Journey, Summary } from '../model/journey';
import type { PolicyDecision } from '../model/decision';
import { Refusal, send } from './send';

async function json<T>(method: string, target: string, body?: unknown): Promise<T> {
  const answer = await send('culvert', method, target, {}, body === undefined ? '' : JSON.stringify(body));
  const found = await answer.json();
  if (!answer.ok) throw new Refusal('Refused', found.message ?? `HTTP ${answer.status}`, answer.status);
  return found as T;
}

export const journeys = (last: number) =>
  json<{ journeys: Summary[] }>('GET', `/_culvert/console/journeys?last=${last}`).then((found) => found.journeys);

export const journey = (id: string) => json<Journey>('GET', `/_culvert/journeys/${id}`);

export const decisions = (id: string) =>
  json<{ decisions: PolicyDecision[] }>('GET', `/_culvert/console/decisions/${id}`).then((found) => found.decisions);

export interface Change {
  withoutEndpoints?: string[];
  subnet?: string;
  withEndpoint?: boolean;
}

export const whatIf = (id: string, change: Change) =>
  json<Journey>('POST', '/_culvert/console/what-if', { journey: id, change });

export interface Place {
  subnet?: string;
  networkInterface?: string;
  role?: string;
}

export interface Answered {
  interfaceId: string;
  journey?: string;
  status?: number;
  body?: string;
}

/** A request to DynamoDB by a client inside a VPC. */
export const askFrom = (place: Place, operation: string, input: object) =>
  json<Answered>('POST', '/_culvert/console/requests', { place, operation, input });

/** Calls for each journey as it happens; ends when the signal is given or the server is gone. */
export async function follow(each: (journey: Summary) => void, opened: () => void, signal: AbortSignal) {
  const answer = await send('culvert', 'GET', '/_culvert/console/live', {}, '', signal);
  if (!answer.ok || !answer.body) throw new Refusal('NotFollowing', `HTTP ${answer.status}`, answer.status);
  opened();
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const events = (rest + value).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = event.split('\n').find((line) => line.startsWith('data: '));
      if (data) each(JSON.parse(data.slice(6)) as Summary);
    }
  }
}
