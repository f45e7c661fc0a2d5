import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState } from 'react';
import { all } from '../api/ec2';
import { type Change, whatIf } from '../api/own';
import { type Journey, wayOf } from '../model/journey';
import { WayBadge } from '../parts/Way';
import { ExecutionTable } from './ExecutionTable';

interface Option {
  value: string;
  label: string;
  change: Change;
}

/** The same request in a network that is a little different, beside what really happened. */
export function WhatIf({ journey }: { journey: Journey }) {
  const [options, setOptions] = useState<Option[]>([]);
  const [chosen, setChosen] = useState<Option>();
  const [other, setOther] = useState<Journey>();
  const [wrong, setWrong] = useState('');
  useEffect(() => {
    optionsFor(journey).then(setOptions, (refused: Error) => setWrong(refused.message));
  }, [journey]);
  const run = async (option: Option) => {
    setChosen(option);
    setWrong('');
    setOther(undefined);
    try {
      setOther(await whatIf(journey.id, option.change));
    } catch (refused) {
      setWrong((refused as Error).message);
    }
  };
  return (
    <Container
      header={
        <Header variant="h2" description="The same walk and the same policies decide; nothing is sent and nothing changes.">
          What if
        </Header>
      }
    >
      <SpaceBetween size="m">
        <SpaceBetween direction="horizontal" size="s" alignItems="end">
          <FormField label="What would be different">
            <div className="select-wide">
              <Select
                placeholder="Choose a change"
                options={options}
                selectedOption={chosen ?? null}
                onChange={({ detail }) => {
                  const option = options.find((one) => one.value === detail.selectedOption.value);
                  if (option) void run(option);
                }}
                empty="No other place or endpoint in this VPC"
              />
            </div>
          </FormField>
          {chosen && <Button onClick={() => run(chosen)}>Compare again</Button>}
        </SpaceBetween>
        {wrong && <Alert type="warning">{wrong}</Alert>}
        {other && (
          <div className="compare" data-testid="comparison">
            <Side title="As it happened" journey={journey} />
            <Side title={chosen!.label} journey={other} />
          </div>
        )}
        {other && other.status === 0 && other.walk?.outcome?.arrival && (
          <Box color="text-body-secondary">
            It would arrive. Nothing was signed when it was stopped, so what the policies would say of it is not known.
          </Box>
        )}
      </SpaceBetween>
    </Container>
  );
}

function Side({ title, journey }: { title: string; journey: Journey }) {
  const arrives = journey.status === 0 && journey.walk?.outcome?.arrival;
  return (
    <section aria-label={title}>
      <Box variant="h3">
        {title} {arrives ? <Box variant="span" color="text-status-info">would arrive</Box> : <WayBadge way={wayOf(journey)} />}
      </Box>
      <ExecutionTable journey={journey} />
    </section>
  );
}

async function optionsFor(journey: Journey): Promise<Option[]> {
  const [interfaces, endpoints, subnets] = await Promise.all([
    all('DescribeNetworkInterfaces', 'networkInterfaceSet'),
    all('DescribeVpcEndpoints', 'vpcEndpointSet'),
    all('DescribeSubnets', 'subnetSet'),
  ]);
  const at = interfaces.find((one) => one.networkInterfaceId === journey.interfaceId);
  if (!at) return [];
  const ofVpc = endpoints.filter((one) => one.vpcId === at.vpcId);
  const options: Option[] = ofVpc.map((one) => ({
    value: `without ${one.vpcEndpointId}`,
    label: `Without ${one.vpcEndpointId}`,
    change: { withoutEndpoints: [one.vpcEndpointId] },
  }));
  if (ofVpc.length > 1) {
    options.push({
      value: 'without all',
      label: 'Without any VPC endpoint',
      change: { withoutEndpoints: ofVpc.map((one) => one.vpcEndpointId as string) },
    });
  }
  if (!journey.table.some((row) => row.variables['Request Route'] === 'Routed via VPC Endpoint')) {
    options.push({
      value: 'with',
      label: 'With a gateway endpoint on the subnet’s route table',
      change: { withEndpoint: true },
    });
  }
  for (const subnet of subnets) {
    if (subnet.subnetId !== at.subnetId && subnet.vpcId === at.vpcId) {
      options.push({ value: subnet.subnetId, label: `From ${subnet.subnetId}`, change: { subnet: subnet.subnetId } });
    }
  }
  return options;
}
