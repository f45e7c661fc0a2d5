export type Variables = { 'Request Route': string; 'Access Method': string };

export interface Row {
  step: number;
  action: string;
  check: string;
  result: string;
  next: string;
  passed: boolean;
  decidedBy: string[];
  variables: Variables;
}

/** A recorded request, step by step. */
export interface Journey {
  id: string;
  started: string;
  tookMicros: number;
  interfaceId?: string;
  source: string;
  destination: string;
  request?: string;
  requestId: string;
  status: number;
  start: Variables;
  table: Row[];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  walk?: { steps: any[]; outcome: any };
}

/** A recorded request in one line. */
export interface Summary {
  id: string;
  started: string;
  tookMicros: number;
  source: string;
  destination: string;
  request?: string;
  requestId: string;
  status: number;
  interfaceId?: string;
  endpointId?: string;
  accessKeyId?: string;
  principal?: string;
  route: string;
  access: string;
  stoppedBy?: string;
}

export type Way = 'private' | 'public' | 'denied';

export function way(of: { route: string; access: string; status: number }): Way {
  if (of.access === 'Access denied' || of.status === 0) return 'denied';
  return of.route === 'Response received privately' ? 'private' : 'public';
}

export function wayOf(journey: Journey): Way {
  const last = journey.table.at(-1)?.variables ?? journey.start;
  return way({ route: last['Request Route'], access: last['Access Method'], status: journey.status });
}

/** The stations of the concept flow. */
export const STAGES = ['client', 'check', 'route', 'access', 'response', 'end'] as const;
export type Stage = (typeof STAGES)[number];

export function stageOf(row: Row): Stage {
  const action = row.action;
  if (/^Check for a VPC endpoint/.test(action)) return 'check';
  if (/\(reply\)$|^Route the reply|^Return the response/.test(action)) return 'response';
  if (/^(Route the request|Cross|Find the network interface|Hand the packet|Enter )/.test(action)) return 'route';
  if (/^(Authenticate|Ask|Decide|Access)/.test(action)) return 'access';
  return 'client';
}

/** A row after which the run took the way it took. */
export interface Moment {
  step: number;
  question: string;
  answer: string;
}

/** The two or three whys of this very run. */
export function keyMoments(journey: Journey): Moment[] {
  const moments: Moment[] = [];
  const rows = journey.table;
  const check = rows.find((row) => stageOf(row) === 'check');
  const stop = rows.find((row) => !row.passed);
  const end = wayOf(journey);
  if (check?.passed) {
    const endpoint = check.variables['Request Route'] === 'VPC Endpoint Exists';
    moments.push({
      step: check.step,
      question: endpoint ? 'Why did it go through the VPC endpoint?' : 'Why did it not go through a VPC endpoint?',
      answer: endpoint
        ? `The route ${check.result.replace(/: VPC endpoint exists$/, '')} leads there. An endpoint's route to the service's prefix list is more specific than a default route.`
        : `The route that leads to the service is ${check.result.split(':')[0]}: the route table has no route of an endpoint that is more specific.`,
    });
  } else if (!check && journey.interfaceId && rows.some((row) => /private DNS of|a name of/.test(row.result))) {
    const name = rows.find((row) => /private DNS of|a name of/.test(row.result))!;
    moments.push({
      step: name.step,
      question: 'Why did it go to the interface endpoint?',
      answer: `The name itself leads there: ${name.result}.`,
    });
  } else if (!journey.interfaceId) {
    moments.push({
      step: 1,
      question: 'Why is it public?',
      answer: 'It did not start from a network interface of a VPC, so no route table and no endpoint was asked.',
    });
  }
  if (stop) {
    moments.push({
      step: stop.step,
      question: 'Why did it stop?',
      answer: `${stop.check} ${stop.result[0]?.toUpperCase()}${stop.result.slice(1)}.`,
    });
  } else {
    const decided = rows.filter((row) => row.action === 'Decide').at(-1);
    if (decided) {
      moments.push({ step: decided.step, question: 'Why was it allowed?', answer: `${decided.result}.` });
    }
  }
  const last = rows.at(-1);
  if (last && end !== 'denied' && last.action === 'Return the response') {
    moments.push({
      step: last.step,
      question: end === 'private' ? 'Why is the answer private too?' : 'Why is the answer public too?',
      answer: `It comes back ${last.result}: the reply takes the way of its request.`,
    });
  }
  return moments;
}

/** The run in words. */
export function transcript(journey: Journey): string[] {
  return journey.table.map(
    (row) =>
      `Step ${row.step}: ${row.action}. ${row.check} ${row.result}. The request route is “${row.variables['Request Route']}”, the access method “${row.variables['Access Method']}”. ${row.next === 'End' ? 'That is the end.' : `On to ${row.next.toLowerCase()}.`}`,
  );
}
