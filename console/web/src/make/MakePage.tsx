import Alert from '@cloudscape-design/components/alert';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Tabs from '@cloudscape-design/components/tabs';
import { useNetwork } from '../model/useNetwork';
import { go, useRoute } from '../parts/route';
import { EndpointForm } from './EndpointForm';
import { EndpointList } from './EndpointList';
import { RequestForm } from './RequestForm';
import { SubnetForms } from './SubnetForms';
import { TableForms } from './TableForms';
import { VpcForms } from './VpcForms';

/** Makes and changes what a VPC consists of, as the AWS console does. */
export function MakePage() {
  const { parts, query } = useRoute();
  const { network, wrong, load } = useNetwork();
  const [, tab = 'endpoints', id] = parts;
  if (wrong) return <Alert type="error">{wrong}</Alert>;
  if (!network) return <Spinner size="large" />;
  const form = { network, done: load };
  const endpoint = network.endpoints.find((one) => one.id === id);
  return (
    <SpaceBetween size="l">
      <Header variant="h1">Make</Header>
      <Tabs
        ariaLabel="What to make"
        activeTabId={tab}
        onChange={({ detail }) => go(['make', detail.activeTabId])}
        tabs={[
          {
            id: 'endpoints',
            label: 'VPC endpoints',
            content:
              id === 'new' ? (
                <EndpointForm {...form} vpc={query.get('vpc') ?? undefined} />
              ) : endpoint ? (
                <EndpointForm {...form} key={endpoint.id} endpoint={endpoint} />
              ) : (
                <EndpointList {...form} />
              ),
          },
          { id: 'vpcs', label: 'VPCs and gateways', content: <VpcForms {...form} /> },
          { id: 'subnets', label: 'Subnets', content: <SubnetForms {...form} /> },
          { id: 'tables', label: 'Route tables', content: <TableForms {...form} table={id} /> },
          { id: 'request', label: 'Send a request', content: <RequestForm {...form} subnet={query.get('subnet') ?? undefined} /> },
        ]}
      />
    </SpaceBetween>
  );
}
