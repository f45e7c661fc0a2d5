import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import Alert from '@cloudscape-design/components/alert';
import { useState } from 'react';
import { ec2, list } from '../api/ec2';
import { cli } from '../model/command';
import type { Endpoint, Network } from '../model/network';
import { Command } from '../parts/Command';
import { useAction } from './useAction';

export function EndpointList({ network, done }: { network: Network; done: () => Promise<void> }) {
  const [chosen, setChosen] = useState<Endpoint[]>([]);
  const { busy, wrong, right, run } = useAction();
  const remove = () =>
    run(async () => {
      const answer = await ec2('DeleteVpcEndpoints', { VpcEndpointId: chosen.map((one) => one.id) });
      const failed = list(answer.unsuccessful)[0];
      if (failed) throw new Error(failed.error?.message);
      await done();
      setChosen([]);
      return `${chosen.map((one) => one.id).join(', ')} deleted.`;
    });
  return (
    <SpaceBetween size="m">
      {wrong && <Alert type="error">{wrong}</Alert>}
      {right && <Alert type="success">{right}</Alert>}
      <Table
        items={network.endpoints}
        trackBy="id"
        selectionType="multi"
        selectedItems={chosen}
        onSelectionChange={({ detail }) => setChosen(detail.selectedItems)}
        ariaLabels={{ selectionGroupLabel: 'VPC endpoints', allItemsSelectionLabel: () => 'all', itemSelectionLabel: (_, one) => one.id, tableLabel: 'VPC endpoints' }}
        empty={
          <Box textAlign="center" padding="m">
            <Box variant="strong">No VPC endpoint</Box>
            <Box>Requests to DynamoDB have no private way yet.</Box>
          </Box>
        }
        header={
          <Header
            counter={`(${network.endpoints.length})`}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button disabled={chosen.length === 0} loading={busy} onClick={remove}>
                  Delete
                </Button>
                <Button variant="primary" href="#/make/endpoints/new">
                  Create endpoint
                </Button>
              </SpaceBetween>
            }
          >
            VPC endpoints
          </Header>
        }
        columnDefinitions={[
          { id: 'id', header: 'Endpoint', isRowHeader: true, cell: (one) => <Link href={`#/make/endpoints/${one.id}`}>{one.name || one.id}</Link> },
          { id: 'type', header: 'Type', cell: (one) => one.type },
          { id: 'service', header: 'Service', cell: (one) => one.service },
          { id: 'vpc', header: 'VPC', cell: (one) => one.vpc },
          { id: 'state', header: 'State', cell: (one) => one.state },
          { id: 'where', header: 'Route tables or subnets', cell: (one) => [...one.tables, ...one.subnets].join(', ') || '–' },
        ]}
      />
      {chosen.length > 0 && <Command lines={cli('ec2', 'DeleteVpcEndpoints', { VpcEndpointIds: chosen.map((one) => one.id) })} />}
    </SpaceBetween>
  );
}
