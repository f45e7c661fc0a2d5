// A run on paper. Colours and sizes are attributes, not styles: a picture has no style sheet.
import { type Journey, keyMoments, transcript, wayOf } from '../model/journey';
import { stations } from './ConceptFlow';

const cell = (text: string) => text.replace(/\|/g, '\\|').replace(/\n/g, ' ');

export function markdown(journey: Journey): string {
  const rows = journey.table.map((row) => `| ${[row.step, row.action, row.check, row.result, row.next].map((c) => cell(String(c))).join(' | ')} |`);
  const variables = [journey.start, ...journey.table.map((row) => row.variables)];
  return [
    `# ${journey.request ?? 'A request'} (${journey.id}): ${wayOf(journey)}`,
    '',
    `From ${journey.interfaceId ?? journey.source} to ${journey.destination}, ${journey.started}.`,
    '',
    stations(journey)
      .map((one) => `${one.title} (${one.tells})`)
      .join(' → '),
    '',
    '## Execution table',
    '',
    '| Step | Action | Condition/Check | Result | Next step |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    '## Variable tracker',
    '',
    `| Variable | Start | ${journey.table.map((row) => `After ${row.step}`).join(' | ')} |`,
    `|---|${variables.map(() => '---').join('|')}|`,
    `| Request Route | ${variables.map((one) => one['Request Route']).join(' | ')} |`,
    `| Access Method | ${variables.map((one) => one['Access Method']).join(' | ')} |`,
    '',
    '## Key moments',
    '',
    ...keyMoments(journey).map((one) => `* **${one.question}** ${one.answer} (step ${one.step})`),
    '',
    '## Transcript',
    '',
    ...transcript(journey),
    '',
  ].join('\n');
}

export const text = (journey: Journey) => transcript(journey).join('\n\n') + '\n';

const INK = { private: '#1d7a2b', public: '#8a5300', denied: '#b3141b' };
const WIDTH = 1120;
const LINE = 18;

const escaped = (value: string) => value.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);

function wrap(value: string, characters: number): string[] {
  const lines = [''];
  for (const word of value.split(' ')) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (longer.length > characters && lines.at(-1)) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

function words(x: number, y: number, lines: string[], attributes = ''): string {
  return lines.map((line, i) => `<text x="${x}" y="${y + i * LINE}" ${attributes}>${escaped(line)}</text>`).join('');
}

/** A summary on one page, as an SVG document. */
export function snapshot(journey: Journey): string {
  const way = wayOf(journey);
  const ink = INK[way];
  const parts: string[] = [];
  parts.push(words(32, 48, [`${journey.request ?? 'A request'}: ${way}`], `font-size="24" font-weight="700" fill="${ink}"`));
  parts.push(words(32, 74, [`${journey.id}, from ${journey.interfaceId ?? journey.source} to ${journey.destination}`], 'font-size="14" fill="#424650"'));
  const all = stations(journey);
  const step = (WIDTH - 64) / all.length;
  all.forEach((one, i) => {
    const x = 32 + i * step;
    const reached = one.step > 0 || one.stage === 'client';
    const line = !reached ? '#8c8c94' : one.stopped ? INK.denied : ink;
    parts.push(`<rect x="${x}" y="96" width="${step - 26}" height="60" rx="8" fill="#ffffff" stroke="${line}" stroke-width="2"${reached ? '' : ' stroke-dasharray="4 4"'}/>`);
    parts.push(words(x + 12, 120, [one.title], 'font-size="13" font-weight="700" fill="#0f141a"'));
    parts.push(words(x + 12, 142, [one.tells], `font-size="13" fill="${line}"`));
    if (i > 0) parts.push(`<path d="M${x - 24} 126 h18 m-6 -5 l6 5 l-6 5" fill="none" stroke="${line}" stroke-width="2"/>`);
  });
  let y = 196;
  const columns = [32, 80, 330, 680, 1010];
  const widths = [4, 34, 46, 44, 10];
  parts.push(['Step', 'Action', 'Condition/Check', 'Result', 'Next step'].map((name, i) => words(columns[i], y, [name], 'font-size="13" font-weight="700" fill="#424650"')).join(''));
  y += 10;
  for (const row of journey.table) {
    const cells = [String(row.step), row.action, row.check, row.result, row.next].map((value, i) => wrap(value, widths[i]));
    parts.push(`<path d="M32 ${y} H${WIDTH - 32}" stroke="#c6c6cd"/>`);
    y += LINE;
    parts.push(cells.map((lines, i) => words(columns[i], y, lines, `font-size="13" fill="${row.passed ? '#0f141a' : INK.denied}"`)).join(''));
    y += Math.max(...cells.map((lines) => lines.length)) * LINE - LINE + 10;
  }
  y += 34;
  parts.push(words(32, y, ['Key moments'], 'font-size="16" font-weight="700" fill="#0f141a"'));
  for (const moment of keyMoments(journey)) {
    const lines = wrap(`${moment.question} ${moment.answer} (step ${moment.step})`, 145);
    y += LINE + 6;
    parts.push(words(32, y, lines, 'font-size="13" fill="#0f141a"'));
    y += (lines.length - 1) * LINE;
  }
  const height = y + 40;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="Open Sans, Helvetica, Arial, sans-serif"><rect width="100%" height="100%" fill="#ffffff"/>${parts.join('')}</svg>`;
}
