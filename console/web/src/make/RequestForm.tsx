import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useEffect, useState } from 'react';
import { iam, list } from '../api/ec2';
import { type Answered, askFrom, journey as askJourney } from '../api/own';
import { word } from '../model/command';
import { type Journey, wayOf } from '../model/journey';
import { type Network, tableNames } from '../model/network';
import { Command } from '../parts/Command';
import { WayBadge } from '../parts/Way';
import { ConceptFlow } from '../request/ConceptFlow';
import { useAction } from './useAction';

const OPERATIONS = ['GetItem', 'Query', 'Scan', 'PutItem', 'DescribeTable', 'ListTables'];

/** Sends a request to DynamoDB as a client inside a VPC. */
export function RequestForm({ network, subnet: given }: { network: Network; subnet?: string }) {
  const [subnet, setSubnet] = useState(given ?? network.subnets[0]?.id ?? '');
  const [roles, setRoles] = useState<string[]>([]);
  const [role, setRole] = useState('');
  const [operation, setOperation] = useState('Scan');
  const [input, setInput] = useState('{}');
  const [answered, setAnswered] = useState<Answered>();
  const [journey, setJourney] = useState<Journey>();
  const { busy, wrong, run } = useAction();
  useEffect(() => {
    void iam('ListRoles').then((found) => {
      const names = list(found.Roles).map((one) => one.RoleName as string);
      setRoles(names);
      setRole((was) => was || (names.includes('app') ? 'app' : (names[0] ?? '')));
    });
    void tableNames().then((names) => names[0] && setInput(JSON.stringify({ TableName: names[0] })));
  }, []);
  const send = () =>
    run(async () => {
      setAnswered(undefined);
      setJourney(undefined);
      const found = await askFrom({ subnet, role: role || undefined }, operation, JSON.parse(input));
      setAnswered(found);
      if (found.journey) setJourney(await askJourney(found.journey));
      return 'sent';
    });
  const kebab = operation.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2" description="It takes the way that every program in the subnet takes.">Send a request from inside the VPC</Header>}>
        <SpaceBetween size="l">
          <FormField label="Subnet">
            <Select
              selectedOption={subnet ? { value: subnet, label: subnet } : null}
              placeholder="Make a subnet first"
              options={network.subnets.map((one) => ({ value: one.id, label: `${one.name || one.id} (${one.cidr})` }))}
              onChange={({ detail }) => setSubnet(detail.selectedOption.value!)}
            />
          </FormField>
          <FormField label="Role of the client">
            <Select
              selectedOption={role ? { value: role, label: role } : null}
              placeholder="There is no role"
              options={roles.map((value) => ({ value, label: value }))}
              onChange={({ detail }) => setRole(detail.selectedOption.value!)}
            />
          </FormField>
          <FormField label="Operation">
            <Select
              selectedOption={{ value: operation, label: operation }}
              options={OPERATIONS.map((value) => ({ value, label: value }))}
              onChange={({ detail }) => setOperation(detail.selectedOption.value!)}
            />
          </FormField>
          <FormField label="Input (JSON)" stretch>
            <Textarea value={input} onChange={({ detail }) => setInput(detail.value)} rows={4} spellcheck={false} />
          </FormField>
          <Command lines={[`culvert exec --subnet ${subnet}${role ? ` --role ${role}` : ''} --`, `aws dynamodb ${kebab} --cli-input-json ${word(input)}`]} />
          <Button variant="primary" loading={busy} disabled={!subnet} onClick={send}>
            Send the request
          </Button>
          {wrong && <Alert type="error">{wrong}</Alert>}
        </SpaceBetween>
      </Container>
      {journey && answered && (
        <Container
          header={
            <Header variant="h2" actions={<Button href={`#/map?play=${journey.id}`}>Play on the map</Button>}>
              <span data-testid="outcome">
                <WayBadge way={wayOf(journey)} />
              </span>
            </Header>
          }
        >
          <SpaceBetween size="m">
            <ConceptFlow journey={journey} step={journey.table.length} onStage={() => (location.hash = `#/requests/${journey.id}`)} />
            <Link href={`#/requests/${journey.id}`}>Step through {journey.id}</Link>
            {answered.body ? <pre className="command document" tabIndex={0}>{answered.body}</pre> : <Box>No answer: the network let nothing through.</Box>}
          </SpaceBetween>
        </Container>
      )}
    </SpaceBetween>
  );
}
