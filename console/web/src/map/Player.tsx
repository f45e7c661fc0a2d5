import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState } from 'react';
import { type Journey, wayOf } from '../model/journey';
import { isStill } from '../parts/theme';
import { WayBadge } from '../parts/Way';
import type { Hop } from './hops';

const HOP_MILLIS = 700;

interface Props {
  journey: Journey;
  hops: Hop[];
  step: number;
  onStep: (step: number) => void;
  onClose: () => void;
}

/** Takes a request along the map, hop by hop. */
export function Player({ journey, hops, step, onStep, onClose }: Props) {
  const [running, setRunning] = useState(true);
  useEffect(() => setRunning(true), [journey]);
  useEffect(() => {
    if (!running || step >= hops.length) return;
    if (isStill()) return onStep(hops.length);
    const timer = setTimeout(() => onStep(step + 1), HOP_MILLIS);
    return () => clearTimeout(timer);
  }, [running, step, hops.length]);
  const hop = hops[step - 1];
  return (
    <Container>
      <div className="player">
        <SpaceBetween direction="horizontal" size="xs" alignItems="center">
          <Button
            iconName={step >= hops.length ? 'redo' : running ? 'pause' : 'play'}
            ariaLabel={step >= hops.length ? 'Play again' : running ? 'Pause' : 'Play'}
            onClick={() => {
              if (step >= hops.length) onStep(0);
              setRunning(step >= hops.length || !running);
            }}
          />
          <Button iconName="angle-left" ariaLabel="Hop back" disabled={step <= 1} onClick={() => (setRunning(false), onStep(step - 1))} />
          <Button iconName="angle-right" ariaLabel="Hop forward" disabled={step >= hops.length} onClick={() => (setRunning(false), onStep(step + 1))} />
        </SpaceBetween>
        <div className="player-text" aria-live="polite">
          <Box variant="strong">
            <Link href={`#/requests/${journey.id}?step=${step || 1}`}>{journey.id}</Link> {journey.request ?? journey.destination}{' '}
            {step >= hops.length && <WayBadge way={wayOf(journey)} />}
          </Box>
          <Box color={hop && !hop.row.passed ? 'text-status-error' : 'text-body-secondary'}>
            {hop ? `Step ${hop.row.step} of ${hops.length}: ${hop.row.action} – ${hop.row.result}` : 'At the start'}
          </Box>
        </div>
        <Button iconName="close" variant="icon" ariaLabel="Close the player" onClick={onClose} />
      </div>
    </Container>
  );
}
