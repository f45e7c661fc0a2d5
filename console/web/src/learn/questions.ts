// Questions about runs that really happened, each with the row that proves the answer.
import { whatIf } from '../api/own';
import { type Journey, type Row, wayOf } from '../model/journey';

export interface Question {
  id: string;
  text: string;
  options: string[];
  answer: string;
  /** The run that the proof is a row of; not the asked one when the question is what would happen. */
  of: Journey;
  proof: Row;
}

const ROUTES = ['None', 'No Route', 'VPC Endpoint Exists', 'Routed via VPC Endpoint', 'No VPC Endpoint', 'Routed via Internet Gateway', 'Response received privately'];
const OPTIONS = 4;

/** The same shuffle for the same run, so that a page drawn again asks the same. */
function shuffled<T>(list: T[], seed: number): T[] {
  const copy = [...list];
  let state = seed * 2654435761 + 1;
  for (let i = copy.length - 1; i > 0; i--) {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    const j = state % (i + 1);
    [copy[i], copy[j]] = [copy[j], copy[i]];
  }
  return copy;
}

function choose(answer: string, others: string[], seed: number): string[] {
  const wrong = shuffled([...new Set(others)].filter((one) => one !== answer), seed).slice(0, OPTIONS - 1);
  return shuffled([answer, ...wrong], seed + 1);
}

const stepName = (row: Row) => `Step ${row.step}: ${row.action}`;

/** Questions about a run, and about the same request in another network. */
export async function questionsOf(journey: Journey): Promise<Question[]> {
  const rows = journey.table;
  const seed = Number(journey.id.slice(2)) || 1;
  const questions: Question[] = [];
  const routed = rows.find((row) => row.variables['Request Route'] === 'Routed via VPC Endpoint');
  const stop = rows.find((row) => !row.passed);
  if (routed) {
    questions.push({
      id: 'routed',
      text: 'At which step is the request routed privately?',
      options: choose(stepName(routed), rows.map(stepName), seed),
      answer: stepName(routed),
      of: journey,
      proof: routed,
    });
  }
  if (stop) {
    questions.push({
      id: 'stopped',
      text: 'At which step does the request stop?',
      options: choose(stepName(stop), rows.map(stepName), seed + 2),
      answer: stepName(stop),
      of: journey,
      proof: stop,
    });
  }
  const changes = rows.filter((row, i) => row.variables['Request Route'] !== (i ? rows[i - 1].variables : journey.start)['Request Route']);
  const asked = changes[seed % Math.max(1, changes.length)] ?? rows[0];
  questions.push({
    id: 'route',
    text: `What is Request Route after step ${asked.step}?`,
    options: choose(asked.variables['Request Route'], ROUTES, seed + 3),
    answer: asked.variables['Request Route'],
    of: journey,
    proof: asked,
  });
  const check = rows.find((row) => row.action === 'Check for a VPC endpoint');
  if (check) {
    const winner = check.result.split(':')[0];
    questions.push({
      id: 'winner',
      text: 'Which route decides where the request goes?',
      options: choose(winner, ['no route', '10.0.0.0/16 → local', '0.0.0.0/0 → an internet gateway', '0.0.0.0/0 → a NAT gateway'], seed + 4),
      answer: winner,
      of: journey,
      proof: check,
    });
  }
  const endpoint = /vpce-[0-9a-z]+/.exec(routed?.decidedBy.join(' ') ?? '')?.[0];
  if (endpoint) {
    try {
      const without = await whatIf(journey.id, { withoutEndpoints: [endpoint] });
      const proof = without.table.find((row) => !row.passed) ?? without.table.find((row) => row.action.startsWith('Route')) ?? without.table.at(-1)!;
      questions.push({
        id: 'without',
        text: `What happens to this request without ${endpoint}?`,
        options: ['It is denied', 'It takes the public route', 'It goes privately all the same'],
        answer: { denied: 'It is denied', public: 'It takes the public route', private: 'It goes privately all the same' }[wayOf(without)],
        of: without,
        proof,
      });
    } catch {
      // The endpoint is gone meanwhile: then this cannot be asked any more.
    }
  }
  return questions;
}
