import type { Findings, PolicyDecision } from '../model/decision';

interface Question {
  text: string;
  answer: string;
  kind: 'yes' | 'no' | 'skipped';
}

const NOUNS: [string, string][] = [
  ['resource control policy', 'Do the resource control policies allow it?'],
  ['service control policy', 'Do the service control policies allow it?'],
  ['role trust policy', 'Does the trust policy allow it?'],
  ['resource-based policy', 'Does the resource’s policy allow it?'],
  ['identity-based policy', 'Do the caller’s own policies allow it?'],
  ['permissions boundary', 'Does the permissions boundary allow it?'],
  ['session policy', 'Do the session policies allow it?'],
  ['VPC endpoint policy', 'Does the VPC endpoint’s policy allow it?'],
];

const name = (one: { sid?: string; index: number; policy: string }) => `${one.sid ?? `statement ${one.index + 1}`} of ${one.policy}`;

/** The questions in AWS's order, each with what was found. */
function questions(decision: PolicyDecision): Question[] {
  const denies = decision.findings.flatMap((one) => one.denies);
  const list: Question[] = [
    {
      text: 'Does any statement deny it?',
      answer: denies.length ? `yes: ${denies.map(name).join(', ')}` : 'no',
      kind: denies.length ? 'no' : 'yes',
    },
  ];
  if (denies.length) return list;
  for (const [type, text] of NOUNS) {
    const found: Findings[] = decision.findings.filter((one) => one.type === type);
    if (found.length === 0) continue;
    const allows = found.flatMap((one) => one.allows);
    const stops = decision.decision === 'implicitlyDenied' && decision.type === type;
    list.push({
      text,
      answer: allows.length ? `yes: ${allows.map(name).join(', ')}` : stops ? 'no, and it must' : 'no statement matches',
      kind: allows.length ? 'yes' : stops ? 'no' : 'skipped',
    });
  }
  return list;
}

/** How the policies decided, from the first question to the end. */
export function DecisionTree({ decision }: { decision: PolicyDecision }) {
  const allowed = decision.decision === 'allowed';
  return (
    <ol className="tree" aria-label={`Decision about ${decision.action}`}>
      {questions(decision).map((one) => (
        <li key={one.text} className={`tree-${one.kind}`}>
          <span className="tree-question">{one.text}</span>
          <span className="tree-answer">{one.answer}</span>
        </li>
      ))}
      <li className={`tree-end tree-${allowed ? 'yes' : 'no'}`}>
        <span className="tree-question">{allowed ? '● Allowed' : '✕ Denied'}</span>
        <span className="tree-answer">
          {allowed ? decision.grant : decision.decision === 'explicitlyDenied' ? 'a Deny always wins' : `nothing in ${decision.type === 'identity-based policy' ? 'an' : 'a'} ${decision.type} allows it`}
        </span>
      </li>
    </ol>
  );
}
