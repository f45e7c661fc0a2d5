import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Table from '@cloudscape-design/components/table';
import Tabs from '@cloudscape-design/components/tabs';
import { useEffect, useState } from 'react';
import { dynamodb, type Item } from '../api/dynamodb';
import { cli } from '../model/command';
import { useAction } from '../make/useAction';
import { Command } from '../parts/Command';
import { replace, useRoute } from '../parts/route';
import { ItemEditor } from './ItemEditor';
import { StreamView } from './StreamView';
import { keysOf, type Read, readInput, shown, type TableDescription } from './read';

/** A table: what is in it, what reading it costs, and its stream. */
export function TableView({ name }: { name: string }) {
  const [table, setTable] = useState<TableDescription>();
  const [wrong, setWrong] = useState('');
  const { query } = useRoute();
  useEffect(() => {
    dynamodb('DescribeTable', { TableName: name }).then(
      (found) => setTable(found.Table),
      (refused: Error) => setWrong(refused.message),
    );
  }, [name]);
  if (wrong) return <Alert type="error">{wrong}</Alert>;
  if (!table) return <Spinner size="large" />;
  return (
    <SpaceBetween size="m">
      <BreadcrumbGroup items={[{ text: 'Tables', href: '#/tables' }, { text: name, href: `#/tables/${name}` }]} />
      <Header variant="h1">{name}</Header>
      <Tabs
        ariaLabel={`Parts of ${name}`}
        activeTabId={query.get('tab') ?? 'items'}
        onChange={({ detail }) => replace(['tables', name], { tab: detail.activeTabId })}
        tabs={[
          { id: 'items', label: 'Items', content: <Items table={table} /> },
          { id: 'stream', label: 'Stream', content: <StreamView arn={table.LatestStreamArn} /> },
          { id: 'about', label: 'Description', content: <pre className="command document" tabIndex={0}>{JSON.stringify(table, null, 2)}</pre> },
        ]}
      />
    </SpaceBetween>
  );
}

function Items({ table }: { table: TableDescription }) {
  const [read, setRead] = useState<Read>({ index: '', partition: '', sort: '' });
  const [items, setItems] = useState<Item[]>([]);
  const [start, setStart] = useState<Item>();
  const [cost, setCost] = useState('');
  const [edited, setEdited] = useState<Item | 'new'>();
  const { busy, wrong, run } = useAction();
  const { operation, input } = readInput(table, read);
  const load = (from?: Item) =>
    run(async () => {
      const page = await dynamodb(operation, { ...input, ExclusiveStartKey: from, ReturnConsumedCapacity: 'TOTAL' });
      setItems(from ? [...items, ...page.Items] : page.Items);
      setStart(page.LastEvaluatedKey);
      setCost(`${page.Count} items, ${page.ScannedCount} read, ${page.ConsumedCapacity?.CapacityUnits ?? '?'} read capacity units`);
      return '';
    });
  useEffect(() => void load(), []);
  const schema = keysOf(table, read.index);
  const keys = keysOf(table, '');
  const columns = [...keys, ...new Set(items.flatMap((item) => Object.keys(item)).filter((one) => !keys.includes(one)))].slice(0, 12);
  return (
    <SpaceBetween size="m">
      <SpaceBetween direction="horizontal" size="s" alignItems="end">
        <FormField label="Table or index">
          <Select
            selectedOption={{ value: read.index, label: read.index || table.TableName }}
            options={['', ...(table.GlobalSecondaryIndexes ?? []).map((one) => one.IndexName), ...(table.LocalSecondaryIndexes ?? []).map((one) => one.IndexName)].map((value) => ({ value, label: value || table.TableName }))}
            onChange={({ detail }) => setRead({ ...read, index: detail.selectedOption.value! })}
          />
        </FormField>
        <FormField label={schema[0]}>
          <Input value={read.partition} placeholder="any" onChange={({ detail }) => setRead({ ...read, partition: detail.value })} />
        </FormField>
        {schema[1] && (
          <FormField label={`${schema[1]} begins with, or is`}>
            <Input value={read.sort} placeholder="any" disabled={!read.partition} onChange={({ detail }) => setRead({ ...read, sort: detail.value })} />
          </FormField>
        )}
        <Button variant="primary" loading={busy} onClick={() => load()}>
          {operation}
        </Button>
      </SpaceBetween>
      <Command lines={cli('dynamodb', operation, { TableName: table.TableName, IndexName: input.IndexName, KeyConditionExpression: input.KeyConditionExpression, ExpressionAttributeNames: json(input.ExpressionAttributeNames), ExpressionAttributeValues: json(input.ExpressionAttributeValues), ReturnConsumedCapacity: 'TOTAL' })} />
      {wrong && <Alert type="error">{wrong}</Alert>}
      {edited && (
        <ItemEditor
          table={table}
          item={edited === 'new' ? undefined : edited}
          onDone={() => {
            setEdited(undefined);
            void load();
          }}
          onCancel={() => setEdited(undefined)}
        />
      )}
      <Table
        items={items}
        stickyHeader
        resizableColumns={false}
        ariaLabels={{ tableLabel: `Items of ${table.TableName}` }}
        empty={<Box textAlign="center">No item</Box>}
        header={
          <Header counter={`(${items.length}${start ? '+' : ''})`} description={cost} actions={<Button onClick={() => setEdited('new')}>Create item</Button>}>
            Items
          </Header>
        }
        footer={
          start && (
            <Button onClick={() => load(start)} loading={busy}>
              Read on
            </Button>
          )
        }
        columnDefinitions={[
          ...columns.map((column, i) => ({
            id: column,
            header: column,
            isRowHeader: i === 0,
            cell: (item: Item) => (item[column] ? shown(item[column]) : ''),
          })),
          {
            id: 'edit',
            header: 'Change',
            cell: (item) => (
              <Button variant="inline-link" ariaLabel={`Change ${keys.map((key) => shown(item[key])).join(', ')}`} onClick={() => setEdited(item)}>
                Change
              </Button>
            ),
          },
        ]}
      />
    </SpaceBetween>
  );
}

const json = (value: object | undefined) => (value ? JSON.stringify(value) : undefined);
