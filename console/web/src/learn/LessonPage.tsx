import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useEffect, useRef, useState } from 'react';
import { journey as askJourney } from '../api/own';
import { useAction } from '../make/useAction';
import { type Journey, wayOf } from '../model/journey';
import { Command } from '../parts/Command';
import { WayBadge } from '../parts/Way';
import { ConceptFlow } from '../request/ConceptFlow';
import { ExecutionTable } from '../request/ExecutionTable';
import { ExportMenu } from '../request/ExportMenu';
import type { Lesson, Step } from './lessons';
import { Quiz } from './Quiz';
import { makeWorld, removeWorlds, type World } from './world';

interface Done {
  journey?: Journey;
}

/** A lesson: its steps one after the other, then a quiz about the learner's own runs. */
export function LessonPage({ lesson }: { lesson: Lesson }) {
  const [world, setWorld] = useState<World>();
  const [done, setDone] = useState<Done[]>([]);
  const [removed, setRemoved] = useState(false);
  const { busy, wrong, run } = useAction();
  const begin = () =>
    run(async () => {
      const made = await makeWorld(lesson.id);
      await lesson.prepare?.(made);
      setWorld(made);
      return 'made';
    });
  const act = (step: Step) =>
    run(async () => {
      const id = await step.run(world!);
      setDone([...done, { journey: id ? await askJourney(id) : undefined }]);
      return 'done';
    });
  const finish = () =>
    run(async () => {
      await removeWorlds();
      setRemoved(true);
      return 'removed';
    });
  const journeys = done.flatMap((one) => (one.journey ? [one.journey] : []));
  const complete = done.length === lesson.steps.length;
  return (
    <SpaceBetween size="l">
      <BreadcrumbGroup items={[{ text: 'Learn', href: '#/learn' }, { text: lesson.title, href: `#/learn/${lesson.id}` }]} />
      <Header
        variant="h1"
        description={lesson.about}
        actions={
          world && !removed ? (
            <Button loading={busy} onClick={finish}>
              Remove the lesson’s world
            </Button>
          ) : undefined
        }
      >
        {lesson.title}
      </Header>
      {!world && (
        <Container>
          <SpaceBetween size="m">
            <Box>
              The lesson makes a VPC 10.77.0.0/16 with one subnet and its own route table, a role, and a table with one order, all through the public
              APIs. They carry the tag culvert:lesson and are removed at the end.
            </Box>
            <Button variant="primary" loading={busy} onClick={begin}>
              Begin
            </Button>
          </SpaceBetween>
        </Container>
      )}
      {wrong && <Alert type="error">{wrong}</Alert>}
      {world && lesson.steps.slice(0, done.length + 1).map((step, i) => (
        <LessonStep key={i} number={i + 1} step={step} world={world} done={done[i]} busy={busy} gone={removed} onAct={() => act(step)} />
      ))}
      {complete && journeys.length > 0 && <Quiz journeys={journeys} />}
      {removed && (
        <Alert type="success" action={<Button href="#/learn">All lessons</Button>}>
          The lesson’s VPC, role and table are gone.
        </Alert>
      )}
      {busy && <Spinner />}
    </SpaceBetween>
  );
}

interface StepProps {
  number: number;
  step: Step;
  world: World;
  done?: Done;
  busy: boolean;
  gone: boolean;
  onAct: () => void;
}

function LessonStep({ number, step, world, done, busy, gone, onAct }: StepProps) {
  const start = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (number > 1) start.current?.scrollIntoView({ block: 'start', behavior: 'instant' });
  }, [number]);
  const journey = done?.journey;
  const unexpected = journey && step.ends && wayOf(journey) !== step.ends;
  return (
    <div ref={start} className="lesson-step">
      <Container header={<Header variant="h2">{`${number}. ${step.title}`}</Header>}>
        <SpaceBetween size="m">
          <Box>{step.text}</Box>
          <Command lines={step.command(world)} />
          {!done && (
            <Button variant="primary" loading={busy} disabled={gone} onClick={onAct}>
              {step.button}
            </Button>
          )}
          {journey && (
            <SpaceBetween size="m">
              <Box variant="h3">
                <span data-testid={`outcome-${number}`}>
                  <WayBadge way={wayOf(journey)} />
                </span>
              </Box>
              <ConceptFlow journey={journey} step={journey.table.length} onStage={(at) => open(`#/requests/${journey.id}?step=${at}`, '_self')} />
              <ExecutionTable journey={journey} />
              <SpaceBetween direction="horizontal" size="s" alignItems="center">
                <Link href={`#/requests/${journey.id}?step=0`}>Step through it</Link>
                <Link href={`#/map?play=${journey.id}`}>Play it on the map</Link>
                <ExportMenu journey={journey} />
              </SpaceBetween>
            </SpaceBetween>
          )}
          {done && (
            <Alert type={unexpected ? 'warning' : 'info'}>
              {unexpected ? `This should have ended ${step.ends}. Something else has changed the world; look at the table. ` : ''}
              {step.after}
            </Alert>
          )}
        </SpaceBetween>
      </Container>
    </div>
  );
}
