import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Select from '@cloudscape-design/components/select';
import Textarea from '@cloudscape-design/components/textarea';
import Tiles from '@cloudscape-design/components/tiles';
import { useEffect, useState } from 'react';
import { ec2, list } from '../api/ec2';
import { session } from '../api/session';
import { cli } from '../model/command';
import type { Endpoint, Network } from '../model/network';
import { checkEndpointPolicy } from '../model/policyCheck';
import { go } from '../parts/route';
import { ActionForm } from './ActionForm';

interface Offer {
  service: string;
  types: string[];
}

const options = (ids: string[], names: (id: string) => string) => ids.map((value) => ({ value, label: names(value) }));

/** Creates a VPC endpoint, or changes one. */
export function EndpointForm({ network, done, endpoint, vpc: given }: { network: Network; done: () => Promise<void>; endpoint?: Endpoint; vpc?: string }) {
  const [offers, setOffers] = useState<Offer[]>([]);
  const [name, setName] = useState('');
  const [service, setService] = useState(endpoint?.service ?? `com.amazonaws.${session()?.region}.dynamodb`);
  const [type, setType] = useState(endpoint?.type ?? 'Gateway');
  const [vpc, setVpc] = useState(endpoint?.vpc ?? given ?? (network.vpcs.find((one) => !one.isDefault) ?? network.vpcs[0])?.id ?? '');
  const [tables, setTables] = useState<string[]>(endpoint?.tables ?? []);
  const [subnets, setSubnets] = useState<string[]>(endpoint?.subnets ?? []);
  const [groups, setGroups] = useState<string[]>(endpoint?.groups ?? []);
  const [privateDns, setPrivateDns] = useState(endpoint?.privateDns ?? false);
  const [policy, setPolicy] = useState(endpoint?.policy ?? '');
  useEffect(() => {
    void ec2('DescribeVpcEndpointServices').then((found) => {
      // A service that is offered as both types is listed twice.
      const types = new Map<string, string[]>();
      for (const one of list(found.serviceDetailSet)) {
        const more = list(one.serviceType).map((of) => of.serviceType as string);
        types.set(one.serviceName, [...(types.get(one.serviceName) ?? []), ...more]);
      }
      setOffers([...types].map(([name, of]) => ({ service: name, types: of })));
    });
  }, []);
  const gateway = type === 'Gateway';
  const types = offers.find((one) => one.service === service)?.types ?? ['Gateway', 'Interface'];
  const flaws = checkEndpointPolicy(policy, type);
  const tableName = (id: string) => {
    const table = network.tables.find((one) => one.id === id);
    return `${table?.name || id}${table?.main ? ' (main)' : ''}${table?.subnets.length ? `: ${table.subnets.join(', ')}` : ''}`;
  };
  const subnetName = (id: string) => {
    const subnet = network.subnets.find((one) => one.id === id);
    return `${subnet?.name || id} (${subnet?.cidr}, ${subnet?.zone})`;
  };
  const here = <T extends { id: string; vpc: string }>(all: T[]) => all.filter((one) => one.vpc === vpc).map((one) => one.id);
  const select = (all: { value: string; label: string }[], chosen: string[]) => all.filter((one) => chosen.includes(one.value));
  const without = (before: string[], now: string[]) => before.filter((one) => !now.includes(one));
  const changes = endpoint && {
    VpcEndpointId: endpoint.id,
    AddRouteTableId: without(tables, endpoint.tables),
    RemoveRouteTableId: without(endpoint.tables, tables),
    AddSubnetId: without(subnets, endpoint.subnets),
    RemoveSubnetId: without(endpoint.subnets, subnets),
    AddSecurityGroupId: without(groups, endpoint.groups),
    RemoveSecurityGroupId: without(endpoint.groups, groups),
    PrivateDnsEnabled: gateway || privateDns === endpoint.privateDns ? undefined : privateDns,
    PolicyDocument: policy === endpoint.policy ? undefined : policy,
  };
  const command = changes
    ? cli('ec2', 'ModifyVpcEndpoint', {
        VpcEndpointId: changes.VpcEndpointId,
        AddRouteTableIds: changes.AddRouteTableId,
        RemoveRouteTableIds: changes.RemoveRouteTableId,
        AddSubnetIds: changes.AddSubnetId,
        RemoveSubnetIds: changes.RemoveSubnetId,
        AddSecurityGroupIds: changes.AddSecurityGroupId,
        RemoveSecurityGroupIds: changes.RemoveSecurityGroupId,
        PrivateDnsEnabled: changes.PrivateDnsEnabled,
        PolicyDocument: changes.PolicyDocument,
      })
    : cli('ec2', 'CreateVpcEndpoint', {
        VpcId: vpc,
        ServiceName: service,
        VpcEndpointType: gateway ? undefined : type,
        RouteTableIds: gateway ? tables : [],
        SubnetIds: gateway ? [] : subnets,
        SecurityGroupIds: gateway ? [] : groups,
        PrivateDnsEnabled: gateway ? undefined : privateDns,
        PolicyDocument: policy || undefined,
        TagSpecifications: name ? `ResourceType=vpc-endpoint,Tags=[{Key=Name,Value=${name}}]` : undefined,
      });
  const act = async () => {
    if (changes) {
      await ec2('ModifyVpcEndpoint', changes);
      await done();
      return `${changes.VpcEndpointId} changed.`;
    }
    const answer = await ec2('CreateVpcEndpoint', {
      VpcId: vpc,
      ServiceName: service,
      VpcEndpointType: type,
      RouteTableId: gateway ? tables : [],
      SubnetId: gateway ? [] : subnets,
      SecurityGroupId: gateway ? [] : groups,
      PrivateDnsEnabled: gateway ? undefined : privateDns,
      PolicyDocument: policy,
      TagSpecification: name ? [{ ResourceType: 'vpc-endpoint', Tag: [{ Key: 'Name', Value: name }] }] : [],
    });
    await done();
    return `${answer.vpcEndpoint.vpcEndpointId} created.`;
  };
  return (
    <ActionForm
      title={endpoint ? `Change ${endpoint.id}` : 'Create endpoint'}
      description="A private way from the VPC to a service."
      button={endpoint ? 'Save changes' : 'Create endpoint'}
      command={command}
      disabled={flaws.some((one) => one.severity === 'error') || (!endpoint && !vpc)}
      act={act}
      more={<Button formAction="none" onClick={() => go(['make', 'endpoints'])}>{endpoint ? 'Back' : 'Cancel'}</Button>}
    >
      {!endpoint && (
        <SpaceBetween size="l">
          <FormField label="Name tag" description="Optional.">
            <Input value={name} onChange={({ detail }) => setName(detail.value)} />
          </FormField>
          <FormField label="Service">
            <Select
              filteringType="auto"
              selectedOption={{ value: service, label: service }}
              options={offers.map((one) => ({ value: one.service, label: one.service, description: one.types.join(', ') }))}
              onChange={({ detail }) => {
                const chosen = detail.selectedOption.value!;
                setService(chosen);
                const offered = offers.find((one) => one.service === chosen)?.types ?? [];
                if (!offered.includes(type)) setType(offered[0] ?? 'Gateway');
              }}
            />
          </FormField>
          <FormField label="Type">
            <Tiles
              value={type}
              onChange={({ detail }) => setType(detail.value)}
              items={[
                { value: 'Gateway', label: 'Gateway', description: 'A target in route tables. No address, no group, no price.', disabled: !types.includes('Gateway') },
                { value: 'Interface', label: 'Interface', description: 'A network interface in your subnets, with groups and names of its own.', disabled: !types.includes('Interface') },
              ]}
            />
          </FormField>
          <FormField label="VPC">
            <Select
              selectedOption={vpc ? { value: vpc, label: vpc } : null}
              placeholder="Make a VPC first"
              options={network.vpcs.map((one) => ({ value: one.id, label: `${one.name || one.id} (${one.cidr})` }))}
              onChange={({ detail }) => {
                setVpc(detail.selectedOption.value!);
                setTables([]);
                setSubnets([]);
                setGroups([]);
              }}
            />
          </FormField>
        </SpaceBetween>
      )}
      {gateway ? (
        <FormField label="Route tables" description="Each gets a route from the service’s prefix list to the endpoint. A subnet whose table is not chosen has no private way.">
          <Multiselect
            selectedOptions={select(options(here(network.tables), tableName), tables)}
            options={options(here(network.tables), tableName)}
            placeholder="Choose route tables"
            onChange={({ detail }) => setTables(detail.selectedOptions.map((one) => one.value!))}
          />
        </FormField>
      ) : (
        <SpaceBetween size="l">
          <FormField label="Subnets" description="One for each Availability Zone.">
            <Multiselect
              selectedOptions={select(options(here(network.subnets), subnetName), subnets)}
              options={options(here(network.subnets), subnetName)}
              placeholder="Choose subnets"
              onChange={({ detail }) => setSubnets(detail.selectedOptions.map((one) => one.value!))}
            />
          </FormField>
          <FormField label="Security groups" description="They must let clients in on port 443. None means the VPC’s default group.">
            <Multiselect
              selectedOptions={select(options(here(network.groups), (id) => `${network.groups.find((one) => one.id === id)?.name} (${id})`), groups)}
              options={options(here(network.groups), (id) => `${network.groups.find((one) => one.id === id)?.name} (${id})`)}
              placeholder="Choose security groups"
              onChange={({ detail }) => setGroups(detail.selectedOptions.map((one) => one.value!))}
            />
          </FormField>
          <Checkbox checked={privateDns} onChange={({ detail }) => setPrivateDns(detail.checked)}>
            Private DNS names
          </Checkbox>
        </SpaceBetween>
      )}
      <FormField
        label="Policy"
        description="Who may do what through this endpoint. Empty means full access."
        errorText={flaws.filter((one) => one.severity === 'error').map((one) => `Line ${one.line}: ${one.text}`).join(' ') || undefined}
        stretch
        secondaryControl={
          <Button formAction="none" onClick={() => setPolicy(JSON.stringify(policy ? JSON.parse(flaws.some((f) => f.severity === 'error') ? '{}' : policy) : EXAMPLE, null, 2))}>
            {policy ? 'Format' : 'Example'}
          </Button>
        }
      >
        <Textarea value={policy} onChange={({ detail }) => setPolicy(detail.value)} rows={policy ? 12 : 3} spellcheck={false} ariaLabel="Policy document" />
      </FormField>
      {flaws
        .filter((one) => one.severity === 'warning')
        .map((one) => (
          <Alert key={one.text} type="warning">
            Line {one.line}: {one.text}
          </Alert>
        ))}
    </ActionForm>
  );
}

const EXAMPLE = {
  Version: '2012-10-17',
  Statement: [{ Sid: 'ReadOnly', Effect: 'Allow', Principal: '*', Action: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:Scan'], Resource: '*' }],
};
