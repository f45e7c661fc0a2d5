// What the map of one VPC shows, before anybody has placed it.
import { type Network, tableOf, type Vpc } from '../model/network';

export type Kind = 'zone' | 'subnet' | 'table' | 'endpoint' | 'gateway' | 'nat' | 'peering' | 'service';

export interface Thing {
  id: string;
  kind: Kind;
  title: string;
  lines: string[];
  /** Interfaces inside a subnet. */
  inside: { id: string; text: string }[];
  parent?: string;
}

export interface Way {
  id: string;
  from: string;
  to: string;
  label?: string;
  blackhole?: boolean;
}

export const DYNAMODB = 'DynamoDB';
export const INTERNET = 'Internet';
const SHOWN_INSIDE = 5;
const SHOWN_TABLES = 6;

export function graphOf(network: Network, vpc: Vpc, tableNames: string[]): { things: Thing[]; ways: Way[] } {
  const things = new Map<string, Thing>();
  const ways = new Map<string, Way>();
  const put = (thing: Partial<Thing> & Pick<Thing, 'id' | 'kind' | 'title'>) => things.set(thing.id, { lines: [], inside: [], ...thing });
  const way = (from: string, to: string, more: Partial<Way> = {}) => {
    const id = `${from}>${to}`;
    const known = ways.get(id);
    ways.set(id, { ...more, id, from, to, label: [known?.label, more.label].filter(Boolean).join(', ') || undefined });
  };
  const here = <T extends { vpc: string }>(all: T[]) => all.filter((one) => one.vpc === vpc.id);

  for (const zone of new Set(here(network.subnets).map((subnet) => subnet.zone))) {
    put({ id: `zone ${zone}`, kind: 'zone', title: zone });
  }
  for (const subnet of here(network.subnets)) {
    const inside = network.interfaces.filter((one) => one.subnet === subnet.id);
    put({
      id: subnet.id,
      kind: 'subnet',
      title: subnet.name || subnet.id,
      lines: [subnet.name ? `${subnet.id} · ${subnet.cidr}` : subnet.cidr],
      inside: inside.slice(0, SHOWN_INSIDE).map((one) => ({ id: one.id, text: `${one.ip}${one.publicIp ? ` / ${one.publicIp}` : ''} ${one.ofEndpoint ? '(endpoint)' : one.id}` })),
      parent: `zone ${subnet.zone}`,
    });
    if (inside.length > SHOWN_INSIDE) things.get(subnet.id)!.inside.push({ id: '', text: `and ${inside.length - SHOWN_INSIDE} more` });
    const table = tableOf(network, subnet);
    if (table) way(subnet.id, table.id);
  }
  for (const table of here(network.tables)) {
    const used = table.main || table.subnets.length > 0;
    if (!used && table.routes.length <= 1) continue;
    put({
      id: table.id,
      kind: 'table',
      title: table.name || table.id,
      lines: [...(table.main ? ['main table'] : []), ...table.routes.map((route) => `${route.destination} → ${route.target}${route.state === 'blackhole' ? ' (black hole)' : ''}`)],
    });
  }
  for (const gateway of here(network.gateways)) {
    put({ id: gateway.id, kind: 'gateway', title: gateway.name || gateway.id, lines: ['internet gateway'] });
    way(gateway.id, INTERNET);
  }
  for (const nat of here(network.nats)) {
    put({ id: nat.id, kind: 'nat', title: nat.id, lines: [`NAT gateway, ${nat.state}`] });
    const gateway = here(network.gateways)[0];
    if (gateway) way(nat.id, gateway.id);
  }
  for (const peering of network.peerings.filter((one) => one.vpcs.includes(vpc.id) && one.status === 'active')) {
    put({ id: peering.id, kind: 'peering', title: peering.id, lines: [`to ${peering.vpcs.find((id) => id !== vpc.id)}`] });
  }
  for (const endpoint of here(network.endpoints)) {
    put({
      id: endpoint.id,
      kind: 'endpoint',
      title: endpoint.name || endpoint.id,
      lines: [`${endpoint.type} endpoint, ${endpoint.state}`, endpoint.service.split('.').slice(3).join('.')],
    });
    way(endpoint.id, DYNAMODB);
    for (const subnet of endpoint.subnets) way(subnet, endpoint.id, { label: 'interface' });
  }
  for (const table of here(network.tables)) {
    if (!things.has(table.id)) continue;
    for (const route of table.routes) {
      if (things.has(route.target)) way(table.id, route.target, { label: route.destination, blackhole: route.state === 'blackhole' });
    }
  }
  const more = tableNames.length - SHOWN_TABLES;
  put({ id: DYNAMODB, kind: 'service', title: DYNAMODB, lines: [...tableNames.slice(0, SHOWN_TABLES).map((one) => `table ${one}`), ...(more > 0 ? [`and ${more} more`] : [])] });
  if (here(network.gateways).length > 0) {
    put({ id: INTERNET, kind: 'service', title: 'Internet', lines: ['the public road'] });
    way(INTERNET, DYNAMODB);
  }
  return { things: [...things.values()], ways: [...ways.values()].filter((one) => things.has(one.from) && things.has(one.to)) };
}
