import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { ec2 } from '../api/ec2';
import { cli } from '../model/command';
import type { Network, Route } from '../model/network';
import { ActionForm } from './ActionForm';
import { useAction } from './useAction';

/** Makes route tables and changes their routes. */
export function TableForms({ network, done, table: given }: { network: Network; done: () => Promise<void>; table?: string }) {
  const [vpc, setVpc] = useState((network.vpcs.find((one) => !one.isDefault) ?? network.vpcs[0])?.id ?? '');
  const [chosen, setChosen] = useState(given ?? '');
  const [destination, setDestination] = useState('0.0.0.0/0');
  const [target, setTarget] = useState('');
  const { busy, wrong, right, run } = useAction();
  const id = chosen || (network.tables.find((one) => one.vpc === vpc)?.id ?? '');
  const table = network.tables.find((one) => one.id === id);
  const targets = [
    ...network.gateways.filter((one) => one.vpc === table?.vpc).map((one) => ({ value: one.id, label: one.id, description: 'internet gateway' })),
    ...network.nats.filter((one) => one.vpc === table?.vpc).map((one) => ({ value: one.id, label: one.id, description: 'NAT gateway' })),
    ...network.peerings.filter((one) => one.vpcs.includes(table?.vpc ?? '')).map((one) => ({ value: one.id, label: one.id, description: 'peering connection' })),
    ...network.interfaces.filter((one) => one.vpc === table?.vpc && !one.ofEndpoint).map((one) => ({ value: one.id, label: one.id, description: 'network interface' })),
  ];
  const parameter = target.startsWith('igw-') ? 'GatewayId' : target.startsWith('nat-') ? 'NatGatewayId' : target.startsWith('pcx-') ? 'VpcPeeringConnectionId' : 'NetworkInterfaceId';
  const remove = (route: Route) =>
    run(async () => {
      await ec2('DeleteRoute', { RouteTableId: id, DestinationCidrBlock: route.destination });
      await done();
      return `The route to ${route.destination} is deleted.`;
    });
  return (
    <SpaceBetween size="xl">
      <FormField label="Route table">
        <Select
          selectedOption={table ? { value: id, label: `${table.name || id}${table.main ? ' (main)' : ''}` } : null}
          placeholder="No route table"
          options={network.tables.map((one) => ({ value: one.id, label: `${one.name || one.id}${one.main ? ' (main)' : ''}`, description: one.vpc }))}
          onChange={({ detail }) => setChosen(detail.selectedOption.value!)}
        />
      </FormField>
      {wrong && <Alert type="error">{wrong}</Alert>}
      {right && <Alert type="success">{right}</Alert>}
      {table && (
        <Table
          header={<Header counter={`(${table.routes.length})`}>{`Routes of ${table.id}`}</Header>}
          ariaLabels={{ tableLabel: `Routes of ${table.id}` }}
          items={table.routes}
          columnDefinitions={[
            { id: 'to', header: 'Destination', isRowHeader: true, cell: (route) => route.destination },
            { id: 'target', header: 'Target', cell: (route) => route.target },
            { id: 'state', header: 'Status', cell: (route) => route.state },
            {
              id: 'delete',
              header: 'Delete',
              cell: (route) =>
                route.target === 'local' || route.target.startsWith('vpce-') ? (
                  'follows from the VPC or the endpoint'
                ) : (
                  <Button variant="inline-link" disabled={busy} ariaLabel={`Delete the route to ${route.destination}`} onClick={() => remove(route)}>
                    Delete
                  </Button>
                ),
            },
          ]}
        />
      )}
      <ActionForm
        title="Add a route"
        button="Add route"
        disabled={!table || !target}
        command={cli('ec2', 'CreateRoute', { RouteTableId: id, DestinationCidrBlock: destination, [parameter]: target })}
        act={async () => {
          await ec2('CreateRoute', { RouteTableId: id, DestinationCidrBlock: destination, [parameter]: target });
          await done();
          return `${id} sends ${destination} to ${target}.`;
        }}
      >
        <FormField label="Destination">
          <Input value={destination} onChange={({ detail }) => setDestination(detail.value)} />
        </FormField>
        <FormField label="Target">
          <Select
            selectedOption={target ? { value: target, label: target } : null}
            options={targets}
            placeholder="Choose a target"
            empty="This VPC has no gateway; attach one first"
            onChange={({ detail }) => setTarget(detail.selectedOption.value!)}
          />
        </FormField>
      </ActionForm>
      <ActionForm
        title="Create route table"
        button="Create route table"
        disabled={!vpc}
        command={cli('ec2', 'CreateRouteTable', { VpcId: vpc })}
        act={async () => {
          const made = (await ec2('CreateRouteTable', { VpcId: vpc })).routeTable.routeTableId;
          await done();
          setChosen(made);
          return `${made} created. Give it to a subnet under Subnets.`;
        }}
      >
        <FormField label="VPC">
          <Select
            selectedOption={vpc ? { value: vpc, label: vpc } : null}
            options={network.vpcs.map((one) => ({ value: one.id, label: `${one.name || one.id} (${one.cidr})` }))}
            onChange={({ detail }) => setVpc(detail.selectedOption.value!)}
          />
        </FormField>
      </ActionForm>
    </SpaceBetween>
  );
}
