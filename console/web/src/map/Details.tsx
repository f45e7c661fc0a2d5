import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type Network, tableOf } from '../model/network';
import { Document } from '../parts/Document';

type Facts = { label: string; value: React.ReactNode }[];

/** What is known of a thing on the map. */
export function Details({ id, network, onClose }: { id: string; network: Network; onClose: () => void }) {
  const endpoint = network.endpoints.find((one) => one.id === id);
  return (
    <Container
      header={
        <Header variant="h2" actions={<Button variant="icon" iconName="close" ariaLabel="Close the details" onClick={onClose} />}>
          {id}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <KeyValuePairs columns={1} items={facts(id, network)} />
        {endpoint && <Document text={endpoint.policy} marks={[]} label={`Policy of ${id}`} />}
        <Actions id={id} />
      </SpaceBetween>
    </Container>
  );
}

function Actions({ id }: { id: string }) {
  if (id.startsWith('vpce-')) {
    return (
      <SpaceBetween direction="horizontal" size="xs">
        <Button href={`#/make/endpoints/${id}`}>Change</Button>
        <Button href={`#/requests?endpointId=${id}`}>Its requests</Button>
      </SpaceBetween>
    );
  }
  if (id.startsWith('rtb-')) return <Button href={`#/make/tables/${id}`}>Change routes</Button>;
  if (id.startsWith('subnet-')) return <Button href={`#/make/request?subnet=${id}`}>Send a request from here</Button>;
  return null;
}

function facts(id: string, network: Network): Facts {
  const subnet = network.subnets.find((one) => one.id === id);
  if (subnet) {
    const acl = network.acls.find((one) => one.subnets.includes(id));
    const inside = network.interfaces.filter((one) => one.subnet === id);
    return [
      { label: 'CIDR', value: subnet.cidr },
      { label: 'Availability Zone', value: subnet.zone },
      { label: 'Route table', value: tableOf(network, subnet)?.id ?? 'none' },
      { label: 'Network ACL', value: acl?.id ?? 'the default one' },
      { label: 'Public address at launch', value: subnet.publicIp ? 'yes' : 'no' },
      {
        label: 'Network interfaces',
        value: inside.length ? (
          <>
            {inside.map((one) => (
              <Box key={one.id}>
                <Link href={`#/requests?interfaceId=${one.id}`}>{one.id}</Link> {one.ip} {one.publicIp && `/ ${one.publicIp}`} ({one.groups.join(', ')})
              </Box>
            ))}
          </>
        ) : (
          'none'
        ),
      },
    ];
  }
  const table = network.tables.find((one) => one.id === id);
  if (table) {
    return [
      { label: 'Subnets', value: table.subnets.join(', ') || (table.main ? 'all without a table of their own' : 'none') },
      {
        label: 'Routes',
        value: (
          <>
            {table.routes.map((route) => (
              <Box key={route.destination}>
                {route.destination} → {route.target} ({route.state})
              </Box>
            ))}
          </>
        ),
      },
    ];
  }
  const endpoint = network.endpoints.find((one) => one.id === id);
  if (endpoint) {
    return [
      { label: 'Service', value: endpoint.service },
      { label: 'Type', value: endpoint.type },
      { label: 'State', value: endpoint.state },
      endpoint.type === 'Gateway'
        ? { label: 'Route tables', value: endpoint.tables.join(', ') || 'none' }
        : { label: 'Subnets', value: endpoint.subnets.join(', ') },
    ];
  }
  return [{ label: 'Kind', value: id.startsWith('igw-') ? 'Internet gateway' : id.startsWith('nat-') ? 'NAT gateway' : id.startsWith('pcx-') ? 'Peering connection' : 'Service' }];
}
