import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import PropertyFilter, { type PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import Toggle from '@cloudscape-design/components/toggle';
import { useCollection } from '@cloudscape-design/collection-hooks';
import { useMemo, useState } from 'react';
import { isOwn, useJourneys } from '../model/store';
import { type Summary, way } from '../model/journey';
import { WayBadge } from '../parts/Way';
import { go, href, replace, useRoute } from '../parts/route';

type Line = Summary & { way: string; operation: string; who: string; number: number };

const line = (one: Summary): Line => ({
  ...one,
  way: way(one),
  operation: one.request ?? '',
  who: (one.principal ?? '').split(':').slice(5).join(':'),
  number: Number(one.id.slice(2)),
});

const property = (key: string, label: string) => ({
  key,
  propertyLabel: label,
  groupValuesLabel: `Values of ${label.toLowerCase()}`,
  operators: ['=', '!=', ':', '!:'] as const,
});
const PROPERTIES = [
  property('way', 'Way'),
  property('operation', 'Operation'),
  property('endpointId', 'Endpoint'),
  property('who', 'Principal'),
  property('interfaceId', 'Network interface'),
  property('source', 'Source'),
  property('destination', 'Destination'),
  property('status', 'HTTP status'),
] satisfies { key: string }[] as unknown as PropertyFilterProps.FilteringProperty[];

/** The filter of a deep link: `#/requests?way=denied&endpointId=vpce-…`. */
function queryOf(given: URLSearchParams): PropertyFilterProps.Query {
  const tokens = [...given]
    .filter(([key]) => PROPERTIES.some((one) => one.key === key))
    .map(([propertyKey, value]) => ({ propertyKey, operator: '=', value }));
  return { tokens, operation: 'and' };
}

/** The list of requests: filters, live tail, and a link to each. */
export function Ask() {
  const journeys = useJourneys();
  const { query } = useRoute();
  const [own, setOwn] = useState(false);
  const [held, setHeld] = useState<Summary[]>();
  const shown = held ?? journeys;
  const lines = useMemo(() => shown.filter((one) => own || !isOwn(one)).map(line), [shown, own]);
  const { items, collectionProps, propertyFilterProps, filteredItemsCount, paginationProps, actions } = useCollection(lines, {
    propertyFiltering: { filteringProperties: PROPERTIES, defaultQuery: queryOf(query), empty: <Nothing />, noMatch: <Nothing filtered /> },
    sorting: { defaultState: { sortingColumn: { sortingField: 'number' }, isDescending: true } },
    pagination: { pageSize: 30 },
  });
  const change = (detail: PropertyFilterProps.Query) => {
    actions.setPropertyFiltering(detail);
    const link = Object.fromEntries(
      detail.tokens.filter((one) => one.propertyKey && one.operator === '=').map((one) => [one.propertyKey!, String(one.value)]),
    );
    replace(['requests'], link);
  };
  return (
    <Table
      {...collectionProps}
      variant="full-page"
      stickyHeader
      stripedRows
      enableKeyboardNavigation
      items={items}
      trackBy="id"
      wrapLines={false}
      onRowClick={({ detail }) => go(['requests', detail.item.id])}
      ariaLabels={{ tableLabel: 'Requests' }}
      header={
        <Header
          variant="awsui-h1-sticky"
          counter={`(${filteredItemsCount ?? lines.length})`}
          description="Every request that the server saw, newest first. Open one to step through it."
          actions={
            <SpaceBetween direction="horizontal" size="s">
              <Toggle checked={own} onChange={({ detail }) => setOwn(detail.checked)}>
                This page’s own
              </Toggle>
              <Button iconName={held ? 'play' : 'pause'} onClick={() => setHeld(held ? undefined : journeys)}>
                {held ? `Resume (${Math.max(0, journeys.length - held.length)} new)` : 'Hold'}
              </Button>
              <Button href="#/map" variant="primary">
                Open the map
              </Button>
            </SpaceBetween>
          }
        >
          Requests
        </Header>
      }
      filter={
        <SpaceBetween size="xs">
          <PropertyFilter
            {...propertyFilterProps}
            onChange={({ detail }) => change(detail)}
            filteringPlaceholder="Find by way, endpoint, principal, operation"
            filteringAriaLabel="Filter the requests"
            countText={`${filteredItemsCount ?? 0} matches`}
          />
          <SpaceBetween direction="horizontal" size="xs">
            {['denied', 'public', 'private'].map((one) => (
              <Button key={one} variant="inline-link" onClick={() => change(queryOf(new URLSearchParams({ way: one })))}>
                Only {one}
              </Button>
            ))}
          </SpaceBetween>
        </SpaceBetween>
      }
      pagination={
        <Pagination
          {...paginationProps}
          ariaLabels={{ nextPageLabel: 'Next page', previousPageLabel: 'Previous page', pageLabel: (n) => `Page ${n}` }}
        />
      }
      columnDefinitions={[
        {
          id: 'id',
          header: 'Request',
          sortingField: 'number',
          isRowHeader: true,
          cell: (one) => <Link href={href(['requests', one.id])}>{one.id}</Link>,
          width: 100,
        },
        { id: 'time', header: 'Time', cell: (one) => time(one.started), width: 130 },
        { id: 'way', header: 'Way', sortingField: 'way', cell: (one) => <WayBadge way={way(one)} />, width: 120 },
        { id: 'operation', header: 'Operation', sortingField: 'operation', cell: (one) => one.operation || '–', width: 200 },
        { id: 'who', header: 'Principal', sortingField: 'who', cell: (one) => one.who || '–', width: 220 },
        { id: 'from', header: 'From', cell: (one) => one.interfaceId ?? one.source, width: 220 },
        { id: 'endpoint', header: 'Endpoint', sortingField: 'endpointId', cell: (one) => one.endpointId ?? '–', width: 220 },
        { id: 'status', header: 'HTTP', sortingField: 'status', cell: (one) => one.status || 'silence', width: 90 },
        { id: 'took', header: 'Took', sortingField: 'tookMicros', cell: (one) => `${(one.tookMicros / 1000).toFixed(1)} ms`, width: 100 },
        { id: 'stop', header: 'Stopped by', cell: (one) => one.stoppedBy ?? '–', minWidth: 260 },
      ]}
    />
  );
}

const time = (iso: string) => new Date(iso).toLocaleTimeString([], { hour12: false }) + '.' + iso.slice(20, 23);

function Nothing({ filtered }: { filtered?: boolean }) {
  return (
    <Box textAlign="center" padding="l">
      <Box variant="strong">{filtered ? 'No request matches' : 'No request yet'}</Box>
      <Box color="text-body-secondary">
        {filtered ? 'Change the filter to see others.' : 'Run `culvert exec --subnet … -- aws dynamodb …`, or begin with a lesson.'}
      </Box>
      {!filtered && <Button href="#/learn">Begin the first lesson</Button>}
    </Box>
  );
}
