import { Refusal, send } from './send';

export type AttributeValue =
  | { S: string }
  | { N: string }
  | { B: string }
  | { BOOL: boolean }
  | { NULL: true }
  | { M: Record<string, AttributeValue> }
  | { L: AttributeValue[] }
  | { SS: string[] }
  | { NS: string[] }
  | { BS: string[] };
export type Item = Record<string, AttributeValue>;

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export async function dynamodb(operation: string, input: object): Promise<any> {
  return json('dynamodb', 'DynamoDB_20120810', operation, input);
}

export const streams = (operation: string, input: object) =>
  json('dynamodb', 'DynamoDBStreams_20120810', operation, input);

async function json(service: string, prefix: string, operation: string, input: object) {
  const answer = await send(
    service,
    'POST',
    '/',
    { 'Content-Type': 'application/x-amz-json-1.0', 'X-Amz-Target': `${prefix}.${operation}` },
    JSON.stringify(input),
  );
  const body = await answer.json();
  if (!answer.ok) {
    const code = String(body.__type ?? `HTTP ${answer.status}`);
    throw new Refusal(code.slice(code.indexOf('#') + 1), body.message ?? body.Message ?? '', answer.status);
  }
  return body;
}
