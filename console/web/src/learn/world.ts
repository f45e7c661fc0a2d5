// A throw-away world for lessons: made through the same APIs as everything else, and found again by its tag.
import { dynamodb } from '../api/dynamodb';
import { all, type Answer, ec2, iam, list } from '../api/ec2';
import { session } from '../api/session';

export const TAG = 'culvert:lesson';
const PREFIX = 'lesson-';
const TABLE_MILLIS = 200;

export interface World {
  vpc: string;
  subnet: string;
  table: string;
  mainTable: string;
  group: string;
  acl: string;
  role: string;
  orders: string;
}

const tag = (type: string, lesson: string) => [
  { ResourceType: type, Tag: [{ Key: TAG, Value: lesson }, { Key: 'Name', Value: `lesson ${lesson}` }] },
];

export const arnOf = (orders: string) => `arn:aws:dynamodb:${session()!.region}:${session()!.account}:table/${orders}`;

/** A VPC with one private subnet on a route table of its own, a role, and a table with one order. */
export async function makeWorld(lesson: string): Promise<World> {
  const mark = Math.random().toString(36).slice(2, 7);
  const role = `${PREFIX}${lesson}-${mark}`;
  const orders = `${PREFIX}${lesson}-${mark}`;
  const vpc = (await ec2('CreateVpc', { CidrBlock: '10.77.0.0/16', TagSpecification: tag('vpc', lesson) })).vpc.vpcId;
  const subnet = (await ec2('CreateSubnet', { VpcId: vpc, CidrBlock: '10.77.1.0/24', TagSpecification: tag('subnet', lesson) })).subnet.subnetId;
  const table = (await ec2('CreateRouteTable', { VpcId: vpc, TagSpecification: tag('route-table', lesson) })).routeTable.routeTableId;
  await ec2('AssociateRouteTable', { SubnetId: subnet, RouteTableId: table });
  const ofVpc = { Filter: [{ Name: 'vpc-id', Value: [vpc] }] };
  const tables = await all('DescribeRouteTables', 'routeTableSet', ofVpc);
  const groups = await all('DescribeSecurityGroups', 'securityGroupInfo', ofVpc);
  const acls = await all('DescribeNetworkAcls', 'networkAclSet', ofVpc);
  await makeTable(orders);
  await iam('CreateRole', {
    RoleName: role,
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    }),
  });
  await iam('PutRolePolicy', {
    RoleName: role,
    PolicyName: 'orders',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Sid: 'Orders', Effect: 'Allow', Action: 'dynamodb:*', Resource: arnOf(orders) }],
    }),
  });
  return {
    vpc,
    subnet,
    table,
    mainTable: tables.find((one) => one.routeTableId !== table)!.routeTableId,
    group: groups[0].groupId,
    acl: acls[0].networkAclId,
    role,
    orders,
  };
}

async function makeTable(name: string) {
  await dynamodb('CreateTable', {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'OrderId', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'OrderId', KeyType: 'HASH' }],
  });
  for (;;) {
    const { Table } = await dynamodb('DescribeTable', { TableName: name });
    if (Table.TableStatus === 'ACTIVE') break;
    await new Promise((resolve) => setTimeout(resolve, TABLE_MILLIS));
  }
  await dynamodb('PutItem', { TableName: name, Item: { OrderId: { S: '1001' }, Customer: { S: 'Ada' }, Total: { N: '42.50' } } });
}

/** Takes away all that lessons left, in the order in which things let go of each other. */
export async function removeWorlds(): Promise<number> {
  const marked = await all('DescribeVpcs', 'vpcSet', { Filter: [{ Name: 'tag-key', Value: [TAG] }] });
  for (const { vpcId } of marked) await removeVpc(vpcId);
  const { TableNames } = await dynamodb('ListTables', {});
  for (const name of (TableNames as string[]).filter((one) => one.startsWith(PREFIX))) await dynamodb('DeleteTable', { TableName: name });
  const roles = list((await iam('ListRoles')).Roles).filter((one) => one.RoleName.startsWith(PREFIX));
  for (const { RoleName } of roles) {
    for (const PolicyName of list((await iam('ListRolePolicies', { RoleName })).PolicyNames)) await iam('DeleteRolePolicy', { RoleName, PolicyName });
    await iam('DeleteRole', { RoleName });
  }
  return marked.length;
}

async function removeVpc(vpc: string) {
  const found = (action: string, member: string, filter = 'vpc-id'): Promise<Answer[]> =>
    all(action, member, { Filter: [{ Name: filter, Value: [vpc] }] });
  const endpoints = await found('DescribeVpcEndpoints', 'vpcEndpointSet');
  if (endpoints.length) await ec2('DeleteVpcEndpoints', { VpcEndpointId: endpoints.map((one) => one.vpcEndpointId) });
  const interfaces = await found('DescribeNetworkInterfaces', 'networkInterfaceSet');
  const addresses = await all('DescribeAddresses', 'addressesSet');
  for (const one of addresses.filter((address) => interfaces.some((nic) => nic.networkInterfaceId === address.networkInterfaceId))) {
    await ec2('DisassociateAddress', { AssociationId: one.associationId });
    await ec2('ReleaseAddress', { AllocationId: one.allocationId });
  }
  for (const one of interfaces.filter((nic) => nic.requesterManaged !== 'true')) {
    await ec2('DeleteNetworkInterface', { NetworkInterfaceId: one.networkInterfaceId });
  }
  for (const one of await found('DescribeInternetGateways', 'internetGatewaySet', 'attachment.vpc-id')) {
    await ec2('DetachInternetGateway', { InternetGatewayId: one.internetGatewayId, VpcId: vpc });
    await ec2('DeleteInternetGateway', { InternetGatewayId: one.internetGatewayId });
  }
  for (const one of await found('DescribeSubnets', 'subnetSet')) await ec2('DeleteSubnet', { SubnetId: one.subnetId });
  for (const one of await found('DescribeRouteTables', 'routeTableSet')) {
    const main = list(one.associationSet).some((to) => to.main === 'true');
    if (!main) await ec2('DeleteRouteTable', { RouteTableId: one.routeTableId });
  }
  await ec2('DeleteVpc', { VpcId: vpc });
}
