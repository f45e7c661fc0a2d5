import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { dynamodb, type Item } from '../api/dynamodb';
import { cli } from '../model/command';
import { useAction } from '../make/useAction';
import { Command } from '../parts/Command';
import { keysOf, type TableDescription } from './read';

interface Props {
  table: TableDescription;
  /** Undefined for a new one. */
  item?: Item;
  onDone: () => void;
  onCancel: () => void;
}

/** Edits an item as DynamoDB's JSON. */
export function ItemEditor({ table, item, onDone, onCancel }: Props) {
  const keys = keysOf(table, '');
  const blank = Object.fromEntries(keys.map((key) => [key, { [table.AttributeDefinitions.find((one) => one.AttributeName === key)!.AttributeType]: '' }]));
  const [text, setText] = useState(JSON.stringify(item ?? blank, null, 2));
  const { busy, wrong, run } = useAction();
  const key = item && Object.fromEntries(keys.map((name) => [name, item[name]]));
  let flaw = '';
  try {
    JSON.parse(text);
  } catch (bad) {
    flaw = (bad as Error).message;
  }
  const save = () =>
    run(async () => {
      // A new item must not replace another by accident.
      const condition = item ? {} : { ConditionExpression: 'attribute_not_exists(#k)', ExpressionAttributeNames: { '#k': keys[0] } };
      await dynamodb('PutItem', { TableName: table.TableName, Item: JSON.parse(text), ...condition });
      onDone();
      return '';
    });
  const remove = () =>
    run(async () => {
      await dynamodb('DeleteItem', { TableName: table.TableName, Key: key });
      onDone();
      return '';
    });
  return (
    <Container header={<Header variant="h2">{item ? 'Change item' : 'Create item'}</Header>}>
      <SpaceBetween size="m">
        <FormField label="Item, as DynamoDB’s JSON" errorText={flaw || undefined} stretch>
          <Textarea value={text} rows={Math.min(16, text.split('\n').length + 1)} spellcheck={false} onChange={({ detail }) => setText(detail.value)} />
        </FormField>
        <Command lines={cli('dynamodb', 'PutItem', { TableName: table.TableName, Item: text.replace(/\s*\n\s*/g, ' ') })} />
        {wrong && <Alert type="error">{wrong}</Alert>}
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="primary" loading={busy} disabled={flaw !== ''} onClick={save}>
            Save
          </Button>
          {item && (
            <Button loading={busy} onClick={remove}>
              Delete
            </Button>
          )}
          <Button onClick={onCancel}>Cancel</Button>
        </SpaceBetween>
      </SpaceBetween>
    </Container>
  );
}
