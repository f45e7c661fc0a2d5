// The network as EC2's Describe operations tell it.
import { all, type Answer, list } from '../api/ec2';
import { dynamodb } from '../api/dynamodb';

export interface Route {
  destination: string;
  target: string;
  state: string;
}

export interface Vpc { id: string; cidr: string; name: string; isDefault: boolean }
export interface Subnet { id: string; vpc: string; cidr: string; zone: string; name: string; publicIp: boolean }
export interface RouteTable { id: string; vpc: string; name: string; main: boolean; subnets: string[]; routes: Route[] }
export interface Endpoint {
  id: string; vpc: string; type: string; service: string; state: string; tables: string[]; subnets: string[]; groups: string[];
  interfaces: string[]; policy: string; privateDns: boolean; name: string;
}
export interface Gateway { id: string; vpc: string; name: string }
export interface Nat { id: string; vpc: string; subnet: string; state: string }
export interface Interface { id: string; vpc: string; subnet: string; ip: string; publicIp: string; groups: string[]; description: string; ofEndpoint: boolean }
export interface Group { id: string; vpc: string; name: string }
export interface Acl { id: string; vpc: string; subnets: string[] }
export interface Peering { id: string; vpcs: string[]; status: string }

export interface Network {
  vpcs: Vpc[];
  subnets: Subnet[];
  tables: RouteTable[];
  endpoints: Endpoint[];
  gateways: Gateway[];
  nats: Nat[];
  interfaces: Interface[];
  groups: Group[];
  acls: Acl[];
  peerings: Peering[];
}

const name = (one: Answer): string => list(one.tagSet).find((tag) => tag.key === 'Name')?.value ?? '';
const ids = (found: Answer, member: string): string[] => list(found).map((one) => one[member] as string);

export function routesOf(table: Answer): Route[] {
  return list(table.routeSet).map((route) => ({
    destination: route.destinationCidrBlock || route.destinationIpv6CidrBlock || route.destinationPrefixListId,
    target:
      route.gatewayId || route.natGatewayId || route.vpcPeeringConnectionId || route.networkInterfaceId || route.egressOnlyInternetGatewayId || '',
    state: route.state,
  }));
}

/** Everything of the region. */
export async function loadNetwork(): Promise<Network> {
  const [vpcs, subnets, tables, endpoints, gateways, nats, interfaces, groups, acls, peerings] = await Promise.all([
    all('DescribeVpcs', 'vpcSet'),
    all('DescribeSubnets', 'subnetSet'),
    all('DescribeRouteTables', 'routeTableSet'),
    all('DescribeVpcEndpoints', 'vpcEndpointSet'),
    all('DescribeInternetGateways', 'internetGatewaySet'),
    all('DescribeNatGateways', 'natGatewaySet'),
    all('DescribeNetworkInterfaces', 'networkInterfaceSet'),
    all('DescribeSecurityGroups', 'securityGroupInfo'),
    all('DescribeNetworkAcls', 'networkAclSet'),
    all('DescribeVpcPeeringConnections', 'vpcPeeringConnectionSet'),
  ]);
  return {
    vpcs: vpcs.map((one) => ({ id: one.vpcId, cidr: one.cidrBlock, name: name(one), isDefault: one.isDefault === 'true' })),
    subnets: subnets.map((one) => ({
      id: one.subnetId,
      vpc: one.vpcId,
      cidr: one.cidrBlock,
      zone: one.availabilityZone,
      name: name(one),
      publicIp: one.mapPublicIpOnLaunch === 'true',
    })),
    tables: tables.map((one) => ({
      id: one.routeTableId,
      vpc: one.vpcId,
      name: name(one),
      main: list(one.associationSet).some((to) => to.main === 'true'),
      subnets: list(one.associationSet).flatMap((to) => (to.subnetId ? [to.subnetId as string] : [])),
      routes: routesOf(one),
    })),
    endpoints: endpoints
      .filter((one) => !/^deleted$/i.test(one.state))
      .map((one) => ({
        id: one.vpcEndpointId,
        vpc: one.vpcId,
        type: one.vpcEndpointType,
        service: one.serviceName,
        state: one.state,
        tables: list(one.routeTableIdSet),
        subnets: list(one.subnetIdSet),
        groups: ids(one.groupSet, 'groupId'),
        interfaces: list(one.networkInterfaceIdSet),
        policy: one.policyDocument,
        privateDns: one.privateDnsEnabled === 'true',
        name: name(one),
      })),
    gateways: gateways.map((one) => ({ id: one.internetGatewayId, vpc: list(one.attachmentSet)[0]?.vpcId ?? '', name: name(one) })),
    nats: nats.filter((one) => one.state !== 'deleted').map((one) => ({ id: one.natGatewayId, vpc: one.vpcId, subnet: one.subnetId, state: one.state })),
    interfaces: interfaces.map((one) => ({
      id: one.networkInterfaceId,
      vpc: one.vpcId,
      subnet: one.subnetId,
      ip: one.privateIpAddress,
      publicIp: one.association?.publicIp ?? '',
      groups: ids(one.groupSet, 'groupId'),
      description: one.description ?? '',
      ofEndpoint: one.interfaceType === 'vpc_endpoint',
    })),
    groups: groups.map((one) => ({ id: one.groupId, vpc: one.vpcId, name: one.groupName })),
    acls: acls.map((one) => ({ id: one.networkAclId, vpc: one.vpcId, subnets: ids(one.associationSet, 'subnetId') })),
    peerings: peerings.map((one) => ({
      id: one.vpcPeeringConnectionId,
      vpcs: [one.requesterVpcInfo?.vpcId, one.accepterVpcInfo?.vpcId],
      status: one.status?.code,
    })),
  };
}

/** The route table that a subnet follows. */
export const tableOf = (network: Network, subnet: Subnet): RouteTable | undefined =>
  network.tables.find((table) => table.subnets.includes(subnet.id)) ?? network.tables.find((table) => table.vpc === subnet.vpc && table.main);

export const tableNames = (): Promise<string[]> => dynamodb('ListTables', {}).then((found) => found.TableNames as string[]);
