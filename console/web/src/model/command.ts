// AWS CLI commands in words of the shell.

const plain = /^[A-Za-z0-9_./:=,@+-]+$/;

/** A word for the shell, quoted where it must be. */
export const word = (text: string) => (plain.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`);

type Value = string | number | boolean | string[] | undefined;

const kebab = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();

/**
 * `aws ec2 create-vpc-endpoint …`, an option on each line.
 *
 * @param options by parameter name as in the API, without plural or number
 */
export function cli(service: string, operation: string, options: Record<string, Value>): string[] {
  const lines = [`aws ${service} ${kebab(operation)}`];
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    const option = `--${kebab(name)}`;
    if (value === true) lines.push(option);
    else if (value === false) lines.push(`--no-${kebab(name)}`);
    else lines.push(`${option} ${(Array.isArray(value) ? value : [String(value)]).map(word).join(' ')}`);
  }
  return lines;
}
