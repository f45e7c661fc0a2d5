import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useEffect, useState } from 'react';
import { type Item, streams } from '../api/dynamodb';
import { useAction } from '../make/useAction';
import { shown } from './read';

interface Record {
  eventID: string;
  eventName: string;
  dynamodb: { Keys: Item; NewImage?: Item; OldImage?: Item; SequenceNumber: string };
}

const SHARDS = 10;

/** What changed in the table, as its stream tells it. */
export function StreamView({ arn }: { arn?: string }) {
  const [records, setRecords] = useState<Record[]>([]);
  const { busy, wrong, run } = useAction();
  const load = () =>
    run(async () => {
      const { StreamDescription } = await streams('DescribeStream', { StreamArn: arn });
      const found: Record[] = [];
      for (const shard of StreamDescription.Shards.slice(-SHARDS)) {
        const { ShardIterator } = await streams('GetShardIterator', { StreamArn: arn, ShardId: shard.ShardId, ShardIteratorType: 'TRIM_HORIZON' });
        found.push(...(await streams('GetRecords', { ShardIterator })).Records);
      }
      setRecords(found.reverse());
      return '';
    });
  useEffect(() => void (arn && load()), [arn]);
  if (!arn) return <Box padding="m">The table has no stream. Turn it on with aws dynamodb update-table --stream-specification.</Box>;
  const text = (item?: Item) =>
    item
      ? Object.entries(item)
          .map(([name, value]) => `${name}: ${shown(value)}`)
          .join(', ')
      : '–';
  return (
    <>
      {wrong && <Alert type="error">{wrong}</Alert>}
      <Table
        loading={busy}
        items={records}
        ariaLabels={{ tableLabel: 'Stream records' }}
        empty={<Box textAlign="center">No change yet</Box>}
        wrapLines
        header={
          <Header counter={`(${records.length})`} actions={<Button iconName="refresh" ariaLabel="Read again" onClick={load} />}>
            Stream
          </Header>
        }
        columnDefinitions={[
          { id: 'name', header: 'Change', isRowHeader: true, cell: (one) => one.eventName },
          { id: 'keys', header: 'Key', cell: (one) => text(one.dynamodb.Keys) },
          { id: 'old', header: 'Before', cell: (one) => text(one.dynamodb.OldImage) },
          { id: 'new', header: 'After', cell: (one) => text(one.dynamodb.NewImage) },
        ]}
      />
    </>
  );
}
