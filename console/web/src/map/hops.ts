// Where on the map each step of a journey happens.
import { type Journey, type Row, stageOf, type Way } from '../model/journey';
import { DYNAMODB, INTERNET, type Thing } from './graph';

export interface Hop {
  row: Row;
  at: string;
  colour: Way | 'undecided';
}

function colour(row: Row): Hop['colour'] {
  if (!row.passed || row.variables['Access Method'] === 'Access denied') return 'denied';
  const access = row.variables['Access Method'];
  return access.startsWith('Private') ? 'private' : access.startsWith('Public') ? 'public' : 'undecided';
}

export function hopsOf(journey: Journey, things: Thing[]): Hop[] {
  const shown = new Set(things.map((thing) => thing.id));
  const home = things.find((thing) => thing.inside.some((one) => one.id === journey.interfaceId))?.id ?? subnetOf(journey) ?? '';
  let at = home;
  return journey.table.map((row) => {
    const decider = row.decidedBy.map((by) => by.split(' ')[0]).find((id) => shown.has(id));
    const stage = stageOf(row);
    if (row.action === 'Return the response' || / \(reply\)$/.test(row.action)) {
      return { row, at: row.action === 'Return the response' ? home : (decider ?? at), colour: colour(row) };
    }
    if (decider) at = decider;
    else if (stage === 'access') at = DYNAMODB;
    else if (stage === 'client') at = home;
    else if (/Find the network interface|^Enter /.test(row.action)) {
      at = things.find((thing) => row.decidedBy.some((by) => thing.inside.some((one) => one.id === by)))?.id ?? at;
    }
    return { row, at, colour: colour(row) };
  });
}

function subnetOf(journey: Journey): string | undefined {
  const leave = journey.table.find((row) => /^Leave subnet-/.test(row.action));
  return leave?.action.split(' ')[1];
}

/** The ways between things that lie between two hops: one, or the two over the internet. */
export function between(from: string, to: string, ways: Set<string>): string[] {
  if (from === to) return [];
  for (const direct of [`${from}>${to}`, `${to}>${from}`]) if (ways.has(direct)) return [direct];
  const out = `${from}>${INTERNET}`;
  const on = `${INTERNET}>${to}`;
  return ways.has(out) && ways.has(on) ? [out, on] : [];
}
