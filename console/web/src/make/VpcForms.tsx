import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ec2 } from '../api/ec2';
import { cli } from '../model/command';
import type { Network } from '../model/network';
import { ActionForm } from './ActionForm';

/** Makes VPCs, and attaches internet gateways to them. */
export function VpcForms({ network, done }: { network: Network; done: () => Promise<void> }) {
  const [cidr, setCidr] = useState('10.0.0.0/16');
  const [name, setName] = useState('');
  const open = network.vpcs.filter((vpc) => !network.gateways.some((one) => one.vpc === vpc.id));
  const [vpc, setVpc] = useState('');
  const target = vpc || (open[0]?.id ?? '');
  const tag = name ? `ResourceType=vpc,Tags=[{Key=Name,Value=${name}}]` : undefined;
  return (
    <SpaceBetween size="xl">
      <ActionForm
        title="Create VPC"
        button="Create VPC"
        command={cli('ec2', 'CreateVpc', { CidrBlock: cidr, TagSpecifications: tag })}
        act={async () => {
          const made = await ec2('CreateVpc', { CidrBlock: cidr, TagSpecification: name ? [{ ResourceType: 'vpc', Tag: [{ Key: 'Name', Value: name }] }] : [] });
          await done();
          return `${made.vpc.vpcId} created, with a main route table, a default network ACL and a default security group.`;
        }}
      >
        <FormField label="Name tag" description="Optional.">
          <Input value={name} onChange={({ detail }) => setName(detail.value)} />
        </FormField>
        <FormField label="IPv4 CIDR block">
          <Input value={cidr} onChange={({ detail }) => setCidr(detail.value)} />
        </FormField>
      </ActionForm>
      <ActionForm
        title="Attach an internet gateway"
        description="The public road. A subnet uses it once its route table has a route to it."
        button="Create and attach"
        disabled={!target}
        command={['id=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text) && aws ec2 attach-internet-gateway', '--internet-gateway-id $id', `--vpc-id ${target}`]}
        act={async () => {
          const made = (await ec2('CreateInternetGateway')).internetGateway.internetGatewayId;
          await ec2('AttachInternetGateway', { InternetGatewayId: made, VpcId: target });
          await done();
          setVpc('');
          return `${made} created and attached to ${target}.`;
        }}
      >
        <FormField label="VPC">
          <Select
            selectedOption={target ? { value: target, label: target } : null}
            placeholder="Every VPC has one"
            options={open.map((one) => ({ value: one.id, label: `${one.name || one.id} (${one.cidr})` }))}
            onChange={({ detail }) => setVpc(detail.selectedOption.value!)}
          />
        </FormField>
      </ActionForm>
    </SpaceBetween>
  );
}
