import type { Range } from '../model/decision';

interface Mark {
  range: Range;
  kind: 'allow' | 'deny';
  title: string;
}

const offset = (lines: number[], line: number, column: number) => lines[line - 1] + column - 1;

/** A policy document as it was written, with the statements that decided marked. */
export function Document({ text, marks, label }: { text: string; marks: Mark[]; label: string }) {
  const starts = [0];
  for (let i = 0; i < text.length; i++) if (text[i] === '\n') starts.push(i + 1);
  const pieces = marks
    .map((mark) => ({
      ...mark,
      from: offset(starts, mark.range.startLine, mark.range.startColumn),
      to: offset(starts, mark.range.endLine, mark.range.endColumn),
    }))
    .sort((a, b) => a.from - b.from);
  const shown = [];
  let at = 0;
  for (const piece of pieces) {
    if (piece.from < at) continue;
    shown.push(text.slice(at, piece.from));
    shown.push(
      <mark key={piece.from} className={`statement-${piece.kind}`} title={piece.title}>
        {pretty(text.slice(piece.from, piece.to))}
      </mark>,
    );
    at = piece.to;
  }
  shown.push(text.slice(at));
  const oneLine = !text.includes('\n');
  return (
    <pre className="command document" tabIndex={0} role="region" aria-label={label}>
      {oneLine && pieces.length === 0 ? pretty(text) : shown}
    </pre>
  );
}

/** Documents that were handed in on one line are broken for reading; their words stay as they are. */
function pretty(json: string): string {
  if (json.includes('\n')) return json;
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
