import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { type Answer, iam, list } from '../api/ec2';
import { session } from '../api/session';
import { useAction } from '../make/useAction';
import { cli } from '../model/command';
import { Command } from '../parts/Command';

const EXAMPLE = {
  Version: '2012-10-17',
  Statement: [
    { Sid: 'Orders', Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' },
    { Sid: 'OnlyThroughTheEndpoint', Effect: 'Deny', Action: 'dynamodb:*', Resource: '*', Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } } },
  ],
};

/** Asks IAM's simulator about documents that need not be stored anywhere. */
export function Simulator() {
  const [policy, setPolicy] = useState(JSON.stringify(EXAMPLE, null, 2));
  const [actions, setActions] = useState('dynamodb:GetItem, dynamodb:DeleteTable');
  const [resource, setResource] = useState(`arn:aws:dynamodb:${session()?.region}:${session()?.account}:table/Orders`);
  const [context, setContext] = useState('aws:SourceVpce=vpce-1');
  const [results, setResults] = useState<Answer[]>();
  const { busy, wrong, run } = useAction();
  const words = (text: string) => text.split(/[\s,]+/).filter(Boolean);
  const entries = words(context)
    .map((one) => one.split('='))
    .filter((pair) => pair.length === 2);
  const simulate = () =>
    run(async () => {
      setResults(undefined);
      const answer = await iam('SimulateCustomPolicy', {
        PolicyInputList: [policy],
        ActionNames: words(actions),
        ResourceArns: resource ? [resource] : [],
        ContextEntries: entries.map(([ContextKeyName, value]) => ({ ContextKeyName, ContextKeyType: 'string', ContextKeyValues: [value] })),
      });
      setResults(list(answer.EvaluationResults));
      return '';
    });
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2" description="IAM evaluates the document for each action; nothing is stored.">Simulate a policy</Header>}>
        <SpaceBetween size="m">
          <FormField label="Policy document" stretch>
            <Textarea value={policy} rows={14} spellcheck={false} onChange={({ detail }) => setPolicy(detail.value)} />
          </FormField>
          <FormField label="Actions" stretch>
            <Input value={actions} onChange={({ detail }) => setActions(detail.value)} />
          </FormField>
          <FormField label="Resource" stretch>
            <Input value={resource} onChange={({ detail }) => setResource(detail.value)} />
          </FormField>
          <FormField label="Condition keys" description="key=value, separated by commas; a key that is not here is absent." stretch>
            <Input value={context} onChange={({ detail }) => setContext(detail.value)} />
          </FormField>
          <Command
            lines={cli('iam', 'SimulateCustomPolicy', {
              PolicyInputList: [policy.replace(/\s*\n\s*/g, ' ')],
              ActionNames: words(actions),
              ResourceArns: resource ? [resource] : [],
              ContextEntries: entries.map(([key, value]) => `ContextKeyName=${key},ContextKeyValues=${value},ContextKeyType=string`),
            })}
          />
          <Button variant="primary" loading={busy} onClick={simulate}>
            Simulate
          </Button>
          {wrong && <Alert type="error">{wrong}</Alert>}
        </SpaceBetween>
      </Container>
      {results && (
        <Table
          items={results}
          ariaLabels={{ tableLabel: 'Results' }}
          header={<Header>Results</Header>}
          wrapLines
          columnDefinitions={[
            { id: 'action', header: 'Action', isRowHeader: true, cell: (one) => one.EvalActionName },
            { id: 'decision', header: 'Decision', cell: (one) => <Box color={one.EvalDecision === 'allowed' ? 'text-status-success' : 'text-status-error'}>{one.EvalDecision}</Box> },
            { id: 'by', header: 'Statements that decided', cell: (one) => list(one.MatchedStatements).map((s: Answer) => `line ${s.StartPosition?.Line}`).join(', ') || 'none' },
            { id: 'missing', header: 'Keys the policy reads and the request lacks', cell: (one) => list(one.MissingContextValues).join(', ') || 'none' },
          ]}
        />
      )}
    </SpaceBetween>
  );
}
