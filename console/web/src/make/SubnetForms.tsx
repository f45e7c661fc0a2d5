import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState } from 'react';
import { ec2, list } from '../api/ec2';
import { cli } from '../model/command';
import { type Network, tableOf } from '../model/network';
import { ActionForm } from './ActionForm';

/** Makes subnets, and gives them route tables. */
export function SubnetForms({ network, done }: { network: Network; done: () => Promise<void> }) {
  const [vpc, setVpc] = useState((network.vpcs.find((one) => !one.isDefault) ?? network.vpcs[0])?.id ?? '');
  const [zones, setZones] = useState<string[]>([]);
  const [zone, setZone] = useState('');
  const [cidr, setCidr] = useState('10.0.2.0/24');
  const [open, setOpen] = useState(false);
  const [subnet, setSubnet] = useState('');
  const [table, setTable] = useState('');
  useEffect(() => {
    void ec2('DescribeAvailabilityZones').then((found) => setZones(list(found.availabilityZoneInfo).map((one) => one.zoneName)));
  }, []);
  const of = network.subnets.find((one) => one.id === subnet);
  return (
    <SpaceBetween size="xl">
      <ActionForm
        title="Create subnet"
        button="Create subnet"
        disabled={!vpc}
        command={cli('ec2', 'CreateSubnet', { VpcId: vpc, CidrBlock: cidr, AvailabilityZone: zone })}
        act={async () => {
          const made = (await ec2('CreateSubnet', { VpcId: vpc, CidrBlock: cidr, AvailabilityZone: zone })).subnet.subnetId;
          if (open) await ec2('ModifySubnetAttribute', { SubnetId: made, MapPublicIpOnLaunch: { Value: true } });
          await done();
          return `${made} created. It follows the main route table until it gets one of its own.`;
        }}
      >
        <FormField label="VPC">
          <Select
            selectedOption={vpc ? { value: vpc, label: vpc } : null}
            placeholder="Make a VPC first"
            options={network.vpcs.map((one) => ({ value: one.id, label: `${one.name || one.id} (${one.cidr})` }))}
            onChange={({ detail }) => setVpc(detail.selectedOption.value!)}
          />
        </FormField>
        <FormField label="IPv4 CIDR block">
          <Input value={cidr} onChange={({ detail }) => setCidr(detail.value)} />
        </FormField>
        <FormField label="Availability Zone">
          <Select
            selectedOption={{ value: zone, label: zone || 'No preference' }}
            options={[{ value: '', label: 'No preference' }, ...zones.map((value) => ({ value, label: value }))]}
            onChange={({ detail }) => setZone(detail.selectedOption.value!)}
          />
        </FormField>
        <Checkbox checked={open} onChange={({ detail }) => setOpen(detail.checked)}>
          Give clients a public address
        </Checkbox>
      </ActionForm>
      <ActionForm
        title="Choose the route table of a subnet"
        button="Associate"
        disabled={!subnet || !table}
        command={cli('ec2', 'AssociateRouteTable', { SubnetId: subnet, RouteTableId: table })}
        act={async () => {
          const current = of && tableOf(network, of);
          if (current && current.subnets.includes(subnet)) {
            const described = await ec2('DescribeRouteTables', { RouteTableId: [current.id] });
            const association = list(list(described.routeTableSet)[0].associationSet).find((one) => one.subnetId === subnet);
            await ec2('ReplaceRouteTableAssociation', { AssociationId: association.routeTableAssociationId, RouteTableId: table });
          } else {
            await ec2('AssociateRouteTable', { SubnetId: subnet, RouteTableId: table });
          }
          await done();
          return `${subnet} follows ${table}.`;
        }}
      >
        <FormField label="Subnet">
          <Select
            selectedOption={subnet ? { value: subnet, label: subnet } : null}
            placeholder="Choose a subnet"
            options={network.subnets.map((one) => ({ value: one.id, label: `${one.name || one.id} (${one.cidr})`, description: `follows ${tableOf(network, one)?.id}` }))}
            onChange={({ detail }) => setSubnet(detail.selectedOption.value!)}
          />
        </FormField>
        <FormField label="Route table">
          <Select
            selectedOption={table ? { value: table, label: table } : null}
            placeholder="Choose a route table"
            options={network.tables.filter((one) => !of || one.vpc === of.vpc).map((one) => ({ value: one.id, label: one.name || one.id, description: one.routes.map((route) => `${route.destination} → ${route.target}`).join(', ') }))}
            onChange={({ detail }) => setTable(detail.selectedOption.value!)}
          />
        </FormField>
      </ActionForm>
    </SpaceBetween>
  );
}
