import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useCallback, useEffect, useState } from 'react';
import { dynamodb } from '../api/dynamodb';
import { tableNames } from '../model/network';
import { useRoute } from '../parts/route';
import { TableView } from './TableView';

interface Line {
  name: string;
  status: string;
  items: number;
  keys: string;
  mode: string;
  stream: string;
}

/** The tables of the region; one of them with its items. */
export function TablesPage() {
  const { parts } = useRoute();
  return parts[1] ? <TableView key={parts[1]} name={parts[1]} /> : <TableList />;
}

function TableList() {
  const [lines, setLines] = useState<Line[]>();
  const [wrong, setWrong] = useState('');
  const load = useCallback(async () => {
    try {
      const names = await tableNames();
      setLines(
        await Promise.all(
          names.map(async (name): Promise<Line> => {
            const { Table: table } = await dynamodb('DescribeTable', { TableName: name });
            return {
              name,
              status: table.TableStatus,
              items: table.ItemCount,
              keys: table.KeySchema.map((key: { AttributeName: string }) => key.AttributeName).join(', '),
              mode: table.BillingModeSummary?.BillingMode === 'PAY_PER_REQUEST' ? 'On demand' : 'Provisioned',
              stream: table.StreamSpecification?.StreamEnabled ? table.StreamSpecification.StreamViewType : 'off',
            };
          }),
        ),
      );
    } catch (refused) {
      setWrong((refused as Error).message);
    }
  }, []);
  useEffect(() => void load(), [load]);
  return (
    <SpaceBetween size="m">
      {wrong && <Alert type="error">{wrong}</Alert>}
      <Table
        variant="full-page"
        loading={!lines && !wrong}
        loadingText="Reading the tables"
        items={lines ?? []}
        trackBy="name"
        ariaLabels={{ tableLabel: 'Tables' }}
        empty={
          <Box textAlign="center" padding="m">
            <Box variant="strong">No table</Box>
            <Box>Create one with aws dynamodb create-table, or begin a lesson.</Box>
          </Box>
        }
        header={
          <Header variant="awsui-h1-sticky" counter={lines && `(${lines.length})`} actions={<Button iconName="refresh" ariaLabel="Read again" onClick={load} />}>
            Tables
          </Header>
        }
        columnDefinitions={[
          { id: 'name', header: 'Name', isRowHeader: true, cell: (one) => <Link href={`#/tables/${encodeURIComponent(one.name)}`}>{one.name}</Link> },
          { id: 'status', header: 'Status', cell: (one) => one.status },
          { id: 'keys', header: 'Keys', cell: (one) => one.keys },
          { id: 'items', header: 'Items', cell: (one) => one.items },
          { id: 'mode', header: 'Capacity', cell: (one) => one.mode },
          { id: 'stream', header: 'Stream', cell: (one) => one.stream },
        ]}
      />
    </SpaceBetween>
  );
}
