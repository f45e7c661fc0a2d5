import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useEffect, useState } from 'react';
import { decisions as askDecisions } from '../api/own';
import type { Findings, PolicyDecision } from '../model/decision';
import { Document } from '../parts/Document';
import { DecisionTree } from './DecisionTree';

/** Every decision about a request: the tree, the documents, and the condition keys that they could look at. */
export function DecisionView({ id }: { id: string }) {
  const [decisions, setDecisions] = useState<PolicyDecision[]>();
  const [wrong, setWrong] = useState('');
  useEffect(() => {
    askDecisions(id).then(setDecisions, (refused: Error) => setWrong(refused.message));
  }, [id]);
  if (wrong) return <Alert type="error">{wrong}</Alert>;
  if (!decisions) return <Spinner size="large" />;
  return (
    <SpaceBetween size="l">
      <BreadcrumbGroup items={[{ text: 'Policies', href: '#/policies' }, { text: id, href: `#/policies/${id}` }]} />
      <Header variant="h1" actions={<Button href={`#/requests/${id}`}>Step through it</Button>}>
        Decisions about {id}
      </Header>
      {decisions.length === 0 && <Alert type="info">The policies were not asked: the request was stopped before.</Alert>}
      {decisions.map((decision, i) => (
        <One key={i} decision={decision} />
      ))}
    </SpaceBetween>
  );
}

function One({ decision }: { decision: PolicyDecision }) {
  const documents = decision.findings.flatMap((finding) => finding.policies.map((policy) => ({ finding, policy })));
  return (
    <Container
      header={
        <Header variant="h2" description={decision.resource}>
          {decision.action}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <DecisionTree decision={decision} />
        {decision.message && <Alert type="error">{decision.message}</Alert>}
        {documents.map(({ finding, policy }, i) => (
          <section key={i} aria-label={policy.name}>
            <Box variant="h3">
              {policy.name} <Box variant="small">{finding.type}{finding.level && `, ${finding.level}`}</Box>
            </Box>
            <Box color="text-body-secondary">{said(finding, policy.name)}</Box>
            <Document text={policy.text} marks={marksOf(finding, policy.name)} label={`Policy ${policy.name}`} />
          </section>
        ))}
        {documents.length === 0 && <Box>No document took part: {decision.grant ?? 'there was none that applies'}.</Box>}
        <ExpandableSection headerText={`Condition keys of the request (${Object.keys(decision.context).length})`}>
          <div className="scroll" tabIndex={0} role="region" aria-label="Condition keys">
            <table className="plain">
              <thead>
                <tr>
                  <th scope="col">Key</th>
                  <th scope="col">Value</th>
                </tr>
              </thead>
              <tbody>
                {Object.entries(decision.context).map(([key, value]) => (
                  <tr key={key}>
                    <th scope="row">{key}</th>
                    <td className="wrap">{value}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </ExpandableSection>
      </SpaceBetween>
    </Container>
  );
}

const marksOf = (finding: Findings, policy: string) =>
  (['denies', 'allows'] as const).flatMap((effect) =>
    finding[effect]
      .filter((one) => one.policy === policy)
      .map((one) => ({ range: one.range, kind: effect === 'denies' ? ('deny' as const) : ('allow' as const), title: `${effect} it: statement ${one.sid ?? one.index + 1}` })),
  );

function said(finding: Findings, policy: string): string {
  const of = (effect: 'denies' | 'allows') => finding[effect].filter((one) => one.policy === policy).map((one) => one.sid ?? `statement ${one.index + 1}`);
  const denies = of('denies');
  const allows = of('allows');
  if (denies.length) return `Denies it: ${denies.join(', ')}.`;
  return allows.length ? `Allows it: ${allows.join(', ')}.` : 'No statement matches.';
}
