import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useEffect, useState } from 'react';
import { decisions as askDecisions, journey as askJourney } from '../api/own';
import type { PolicyDecision } from '../model/decision';
import { type Journey, keyMoments, wayOf } from '../model/journey';
import { replace, useRoute } from '../parts/route';
import { WayBadge } from '../parts/Way';
import { ConceptFlow } from './ConceptFlow';
import { Evidence } from './Evidence';
import { ExecutionTable } from './ExecutionTable';
import { ExportMenu } from './ExportMenu';
import { VariableTracker } from './VariableTracker';
import { WhatIf } from './WhatIf';

/** A recorded request, step by step. */
export function RequestPage({ id }: { id: string }) {
  const [journey, setJourney] = useState<Journey>();
  const [decisions, setDecisions] = useState<PolicyDecision[]>([]);
  const [wrong, setWrong] = useState('');
  useEffect(() => {
    askJourney(id).then(setJourney, (refused: Error) => setWrong(refused.message));
    askDecisions(id).then(setDecisions, () => undefined);
  }, [id]);
  if (wrong) return <Alert type="error" header={`Request ${id}`}>{wrong}</Alert>;
  if (!journey) return <Spinner size="large" />;
  return <Stepping journey={journey} decisions={decisions} />;
}

function Stepping({ journey, decisions }: { journey: Journey; decisions: PolicyDecision[] }) {
  const { query } = useRoute();
  const last = journey.table.length;
  const step = Math.min(last, Math.max(0, Number(query.get('step') ?? last)));
  const to = (next: number) =>
    replace(['requests', journey.id], { step: String(Math.min(last, Math.max(0, next))), tab: query.get('tab') ?? undefined });
  useKeys({ ArrowRight: () => to(step + 1), ArrowLeft: () => to(step - 1), Home: () => to(0), End: () => to(last) });
  const row = step > 0 ? journey.table[step - 1] : undefined;
  return (
    <ContentLayout
      breadcrumbs={
        <BreadcrumbGroup
          items={[
            { text: 'Requests', href: '#/requests' },
            { text: journey.id, href: `#/requests/${journey.id}` },
          ]}
        />
      }
      header={
        <Header
          variant="h1"
          info={<WayBadge way={wayOf(journey)} />}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {journey.interfaceId && <Button href={`#/map?play=${journey.id}`}>Play on the map</Button>}
              <Button href={`#/policies/${journey.id}`}>Policies</Button>
              <Button href={`#/learn/quiz?journey=${journey.id}`}>Quiz</Button>
              <ExportMenu journey={journey} />
            </SpaceBetween>
          }
        >
          {journey.request ?? 'A request that reached no service'}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Container>
          <KeyValuePairs
            columns={4}
            items={[
              { label: 'From', value: journey.interfaceId ? `${journey.interfaceId}` : journey.source },
              { label: 'To', value: journey.destination },
              { label: 'Answer', value: journey.status ? `HTTP ${journey.status}` : 'none: the client hears silence' },
              { label: 'Took', value: `${(journey.tookMicros / 1000).toFixed(2)} ms` },
            ]}
          />
        </Container>
        <Container
          header={
            <Header
              variant="h2"
              description="Arrow keys step back and forth; Home and End go to the ends."
              actions={
                <SpaceBetween direction="horizontal" size="xs" alignItems="center">
                  <Button iconName="angle-left-double" ariaLabel="To the start" onClick={() => to(0)} disabled={step === 0} />
                  <Button iconName="angle-left" ariaLabel="Step back" onClick={() => to(step - 1)} disabled={step === 0} />
                  <Box variant="strong">
                    <span aria-live="polite" data-testid="step">
                      {step === 0 ? 'Start' : `Step ${step} of ${last}`}
                    </span>
                  </Box>
                  <Button iconName="angle-right" ariaLabel="Step forward" onClick={() => to(step + 1)} disabled={step === last} />
                  <Button iconName="angle-right-double" ariaLabel="To the end" onClick={() => to(last)} disabled={step === last} />
                </SpaceBetween>
              }
            >
              Concept flow
            </Header>
          }
        >
          <ConceptFlow journey={journey} step={step} onStage={to} />
        </Container>
        <div className="split">
          <Container header={<Header variant="h2">Execution table</Header>} disableContentPaddings>
            <ExecutionTable journey={journey} step={step} onStep={to} />
          </Container>
          <SpaceBetween size="l">
            <Evidence row={row} decisions={decisions} journey={journey} />
            <Container header={<Header variant="h2">Key moments</Header>}>
              <ol className="moments">
                {keyMoments(journey).map((moment) => (
                  <li key={moment.question}>
                    <Box variant="strong">{moment.question}</Box>
                    <Box color="text-body-secondary">{moment.answer}</Box>
                    <Button variant="inline-link" onClick={() => to(moment.step)}>
                      Step {moment.step}
                    </Button>
                  </li>
                ))}
              </ol>
            </Container>
          </SpaceBetween>
        </div>
        <Container header={<Header variant="h2">Variable tracker</Header>} disableContentPaddings>
          <VariableTracker journey={journey} step={step} onStep={to} />
        </Container>
        {journey.interfaceId && <WhatIf journey={journey} />}
      </SpaceBetween>
    </ContentLayout>
  );
}

/** Keys of the whole page, but for those typed into a field or used by a control. */
function useKeys(keys: Record<string, () => void>) {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      const busy = at.closest('input, textarea, select, [role="listbox"], [role="menu"], [role="tablist"], [contenteditable]');
      if (busy || event.metaKey || event.ctrlKey || event.altKey || !keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  });
}
