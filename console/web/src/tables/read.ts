import type { AttributeValue } from '../api/dynamodb';

interface KeyElement {
  AttributeName: string;
  KeyType: 'HASH' | 'RANGE';
}

interface Index {
  IndexName: string;
  KeySchema: KeyElement[];
}

export interface TableDescription {
  TableName: string;
  KeySchema: KeyElement[];
  AttributeDefinitions: { AttributeName: string; AttributeType: 'S' | 'N' | 'B' }[];
  GlobalSecondaryIndexes?: Index[];
  LocalSecondaryIndexes?: Index[];
  LatestStreamArn?: string;
}

/** What is read: the whole, or what has a key. */
export interface Read {
  index: string;
  partition: string;
  sort: string;
}

export function keysOf(table: TableDescription, index: string): string[] {
  const indexes = [...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])];
  const schema = indexes.find((one) => one.IndexName === index)?.KeySchema ?? table.KeySchema;
  return ['HASH', 'RANGE'].flatMap((type) => schema.filter((one) => one.KeyType === type).map((one) => one.AttributeName));
}

interface Input {
  TableName: string;
  IndexName?: string;
  Limit: number;
  KeyConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, AttributeValue>;
}

const PAGE = 50;

/** The operation that reads this, and its input. */
export function readInput(table: TableDescription, read: Read): { operation: 'Query' | 'Scan'; input: Input } {
  const input: Input = { TableName: table.TableName, IndexName: read.index || undefined, Limit: PAGE };
  if (!read.partition) return { operation: 'Scan', input };
  const [partition, sort] = keysOf(table, read.index);
  const typeOf = (name: string) => table.AttributeDefinitions.find((one) => one.AttributeName === name)?.AttributeType ?? 'S';
  const value = (name: string, text: string) => ({ [typeOf(name)]: text }) as AttributeValue;
  input.KeyConditionExpression = '#p = :p';
  input.ExpressionAttributeNames = { '#p': partition };
  input.ExpressionAttributeValues = { ':p': value(partition, read.partition) };
  if (sort && read.sort) {
    input.KeyConditionExpression += typeOf(sort) === 'N' ? ' AND #s = :s' : ' AND begins_with(#s, :s)';
    input.ExpressionAttributeNames['#s'] = sort;
    input.ExpressionAttributeValues[':s'] = value(sort, read.sort);
  }
  return { operation: 'Query', input };
}

/** A value in one line. */
export function shown(value: AttributeValue): string {
  const [type, of] = Object.entries(value)[0];
  switch (type) {
    case 'S':
    case 'N':
      return String(of);
    case 'BOOL':
      return of ? 'true' : 'false';
    case 'NULL':
      return 'null';
    case 'L':
      return `[${(of as AttributeValue[]).map(shown).join(', ')}]`;
    case 'M':
      return `{${Object.entries(of as Record<string, AttributeValue>)
        .map(([name, one]) => `${name}: ${shown(one)}`)
        .join(', ')}}`;
    case 'B':
      return `<${of}>`;
    default:
      return `{${(of as string[]).join(', ')}}`;
  }
}
