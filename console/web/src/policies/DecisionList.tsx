import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import { useMemo } from 'react';
import { way } from '../model/journey';
import { isOwn, useJourneys } from '../model/store';
import { WayBadge } from '../parts/Way';

const SHOWN = 50;

/** The last requests that got as far as the policies. */
export function DecisionList() {
  const journeys = useJourneys();
  const lines = useMemo(() => journeys.filter((one) => one.principal && !isOwn(one)).slice(0, SHOWN), [journeys]);
  return (
    <Table
      items={lines}
      trackBy="id"
      ariaLabels={{ tableLabel: 'Requests that policies decided' }}
      header={<Header counter={`(${lines.length})`} description="Open one for its decision tree and every document that took part.">Decided requests</Header>}
      empty={
        <Box textAlign="center" padding="m">
          <Box variant="strong">No request has come to the policies yet</Box>
          <Box>What the network drops is never judged.</Box>
        </Box>
      }
      columnDefinitions={[
        { id: 'id', header: 'Request', isRowHeader: true, cell: (one) => <Link href={`#/policies/${one.id}`}>{one.id}</Link> },
        { id: 'way', header: 'Way', cell: (one) => <WayBadge way={way(one)} /> },
        { id: 'operation', header: 'Operation', cell: (one) => one.request ?? '–' },
        { id: 'who', header: 'Principal', cell: (one) => one.principal },
        { id: 'stop', header: 'Stopped by', cell: (one) => one.stoppedBy ?? '–' },
      ]}
    />
  );
}
