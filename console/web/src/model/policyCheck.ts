// What can be said of a policy document before the service sees it. The service has the last word.

export interface Flaw {
  line: number;
  text: string;
  severity: 'error' | 'warning';
}

const STATEMENT = ['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];

/** The line on which a text first stands, from 1. */
const lineOf = (text: string, part: string) => Math.max(1, text.slice(0, Math.max(0, text.indexOf(part))).split('\n').length);

export function checkEndpointPolicy(text: string, type: string): Flaw[] {
  if (text.trim() === '') return [];
  let document: Record<string, unknown>;
  try {
    document = JSON.parse(text);
  } catch (wrong) {
    const at = /position (\d+)/.exec(String(wrong));
    return [{ line: at ? text.slice(0, Number(at[1])).split('\n').length : 1, text: `This is not JSON: ${(wrong as Error).message}`, severity: 'error' }];
  }
  const flaws: Flaw[] = [];
  const error = (part: string, words: string) => flaws.push({ line: lineOf(text, part), text: words, severity: 'error' });
  const warning = (part: string, words: string) => flaws.push({ line: lineOf(text, part), text: words, severity: 'warning' });
  if (!document.Statement) error('{', 'There is no Statement.');
  const statements = Array.isArray(document.Statement) ? document.Statement : document.Statement ? [document.Statement] : [];
  for (const statement of statements as Record<string, unknown>[]) {
    const mark = JSON.stringify(statement.Sid ?? statement.Effect ?? '');
    for (const name of Object.keys(statement)) if (!STATEMENT.includes(name)) error(`"${name}"`, `A statement has no element called ${name}.`);
    if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny') error('"Effect"', 'Effect must be Allow or Deny.');
    if (!statement.Action && !statement.NotAction) error(mark, 'The statement names no Action.');
    if (!statement.Resource && !statement.NotResource) error(mark, 'The statement names no Resource.');
    if (!statement.Principal && !statement.NotPrincipal) error(mark, 'The statement names no Principal; an endpoint policy needs one.');
    if (type === 'Gateway' && statement.Principal && JSON.stringify(statement.Principal).includes('arn:')) {
      warning('"Principal"', 'A gateway endpoint’s policy names principals by "*" and a condition on aws:PrincipalArn; an ARN of a role is not matched here.');
    }
    const condition = JSON.stringify(statement.Condition ?? {});
    if (/aws:SourceIp/i.test(condition)) warning('aws:SourceIp', 'aws:SourceIp is absent from requests that come through an endpoint: this condition never holds for them. aws:VpcSourceIp does.');
    if (/aws:SourceVpce"/i.test(condition)) warning('aws:SourceVpce', 'Every request that meets this policy came through this endpoint already.');
  }
  return flaws;
}
