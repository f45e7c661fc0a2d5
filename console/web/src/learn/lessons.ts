// What the lessons teach: each step says what to do, does it, and shows what came of it.
import { dynamodb } from '../api/dynamodb';
import { all, ec2, list } from '../api/ec2';
import { askFrom } from '../api/own';
import { session } from '../api/session';
import { cli } from '../model/command';
import type { Way } from '../model/journey';
import { arnOf, type World } from './world';

export interface Step {
  title: string;
  text: string;
  button: string;
  command: (world: World) => string[];
  /** Does it; the id of the journey if it was a request. */
  run: (world: World) => Promise<string | undefined>;
  /** How a request is expected to end: the lesson says so if it did not. */
  ends?: Way;
  /** What the learner should see in it. */
  after: string;
}

export interface Lesson {
  id: string;
  title: string;
  about: string;
  /** Makes what this lesson needs besides the usual world. */
  prepare?: (world: World) => Promise<void>;
  steps: Step[];
}

const service = () => `com.amazonaws.${session()!.region}.dynamodb`;

const ask = (title: string, text: string, ends: Way, after: string): Step => ({
  title,
  text,
  button: 'Send the request',
  ends,
  after,
  command: (world) => [
    `culvert exec --subnet ${world.subnet} --role ${world.role} --`,
    `aws dynamodb get-item --table-name ${world.orders}`,
    `--key '{"OrderId":{"S":"1001"}}'`,
  ],
  run: async (world) =>
    (await askFrom({ subnet: world.subnet, role: world.role }, 'GetItem', { TableName: world.orders, Key: { OrderId: { S: '1001' } } })).journey,
});

const endpointOn = (title: string, text: string, after: string, table: (world: World) => string, policy?: (world: World) => object): Step => ({
  title,
  text,
  button: 'Create endpoint',
  after,
  command: (world) =>
    cli('ec2', 'CreateVpcEndpoint', {
      VpcId: world.vpc,
      ServiceName: service(),
      RouteTableIds: [table(world)],
      PolicyDocument: policy && JSON.stringify(policy(world)),
    }),
  run: async (world) => {
    await ec2('CreateVpcEndpoint', {
      VpcId: world.vpc,
      ServiceName: service(),
      VpcEndpointType: 'Gateway',
      RouteTableId: [table(world)],
      PolicyDocument: policy && JSON.stringify(policy(world)),
    });
    return undefined;
  },
});

async function endpointOf(world: World): Promise<string> {
  const found = await all('DescribeVpcEndpoints', 'vpcEndpointSet', { Filter: [{ Name: 'vpc-id', Value: [world.vpc] }] });
  return found[0].vpcEndpointId;
}

/** The public road: a gateway, a route to it, and a public address for the client. */
async function openRoad(world: World) {
  const gateway = (await ec2('CreateInternetGateway')).internetGateway.internetGatewayId;
  await ec2('AttachInternetGateway', { InternetGatewayId: gateway, VpcId: world.vpc });
  await ec2('CreateRoute', { RouteTableId: world.table, DestinationCidrBlock: '0.0.0.0/0', GatewayId: gateway });
  // The client's interface is there once it has been used; the lesson's first request makes it.
  await askFrom({ subnet: world.subnet, role: world.role }, 'ListTables', {});
  const nics = await all('DescribeNetworkInterfaces', 'networkInterfaceSet', { Filter: [{ Name: 'subnet-id', Value: [world.subnet] }] });
  const address = (await ec2('AllocateAddress', { Domain: 'vpc' })).allocationId;
  await ec2('AssociateAddress', { AllocationId: address, NetworkInterfaceId: nics[0].networkInterfaceId });
}

const FIRST: Lesson = {
  id: 'first',
  title: 'The first: make the private way',
  about: 'A client in a private subnet asks DynamoDB for an order. First there is no way at all; then you make a VPC endpoint, and the same request goes privately.',
  steps: [
    ask('Ask without an endpoint', 'The subnet has a route table with nothing but the local route. What will become of a request to DynamoDB?', 'denied', 'The route table has no route to DynamoDB’s addresses. There is no endpoint and no gateway: the request goes nowhere, and a real client would wait until its own time-out.'),
    endpointOn('Make the endpoint', 'A gateway endpoint is a target in route tables. Associated with the subnet’s table, it puts a route there from DynamoDB’s prefix list to itself.', 'The route table has one route more: pl-… → vpce-….', (world) => world.table),
    ask('Ask again', 'Nothing in the client has changed: same name, same credentials, same request.', 'private', 'At the check for a VPC endpoint the new route wins; the request is routed via the endpoint, served, and the answer comes back the same way.'),
  ],
};

const PUBLIC: Lesson = {
  id: 'public',
  title: 'Public or private: which route wins',
  about: 'With an internet gateway the request does arrive, on the public road. An endpoint takes it off that road without touching the gateway.',
  prepare: openRoad,
  steps: [
    ask('Ask over the public road', 'The route table sends 0.0.0.0/0 to an internet gateway, and the client has a public address.', 'public', 'The default route is the only one that leads to DynamoDB. The request leaves as a public address.'),
    endpointOn('Make the endpoint', 'The default route stays. The endpoint’s route is for DynamoDB’s prefix list, which is more specific than 0.0.0.0/0.', 'Both routes are in the table now.', (world) => world.table),
    ask('Ask again', 'Two routes lead to DynamoDB’s addresses. The longer prefix wins.', 'private', 'The prefix list’s route is more specific: private, although the gateway is still there.'),
  ],
};

const WRONG_TABLE: Lesson = {
  id: 'wrong-table',
  title: 'The endpoint is there, and nothing arrives',
  about: 'The most frequent failure: the endpoint is associated with another route table than the one that the subnet follows.',
  steps: [
    endpointOn('Make the endpoint on the main table', 'It is created without a complaint.', 'The main route table has the route. The subnet does not follow the main table: it has one of its own.', (world) => world.mainTable),
    ask('Ask', 'There is an endpoint in this VPC. Will the request use it?', 'denied', 'The check looked at the subnet’s own table, and there is no route of an endpoint in it.'),
    {
      title: 'Associate the right table',
      text: 'One call adds the subnet’s table to the endpoint.',
      button: 'Associate it',
      after: 'The endpoint stands in both tables now.',
      command: (world) => cli('ec2', 'ModifyVpcEndpoint', { VpcEndpointId: 'vpce-…', AddRouteTableIds: [world.table] }),
      run: async (world) => {
        await ec2('ModifyVpcEndpoint', { VpcEndpointId: await endpointOf(world), AddRouteTableId: [world.table] });
        return undefined;
      },
    },
    ask('Ask again', 'The same request, once more.', 'private', 'Now the subnet’s own table leads to the endpoint.'),
  ],
};

const onlyQuery = () => ({
  Version: '2012-10-17',
  Statement: [{ Sid: 'OnlyQueries', Effect: 'Allow', Principal: '*', Action: 'dynamodb:Query', Resource: '*' }],
});

const ENDPOINT_POLICY: Lesson = {
  id: 'endpoint-policy',
  title: '“No VPC endpoint policy allows …”',
  about: 'An endpoint has a policy of its own. It grants nothing, but what it does not allow does not pass.',
  steps: [
    endpointOn('Make an endpoint for queries only', 'Its policy allows dynamodb:Query and nothing else.', 'The endpoint is there, and the route too.', (world) => world.table, onlyQuery),
    ask('Ask for an item', 'The role may do everything with the table. GetItem goes through the endpoint.', 'denied', 'This time the network did its part: the request arrived, privately. The policy of the endpoint refused it, so there is an HTTP error and no silence.'),
    {
      title: 'Allow reading items',
      text: 'Add GetItem to the endpoint’s policy.',
      button: 'Change the policy',
      after: 'Policies apply at once here; AWS takes up to some minutes.',
      command: () => cli('ec2', 'ModifyVpcEndpoint', { VpcEndpointId: 'vpce-…', PolicyDocument: JSON.stringify(readers()) }),
      run: async (world) => {
        await ec2('ModifyVpcEndpoint', { VpcEndpointId: await endpointOf(world), PolicyDocument: JSON.stringify(readers()) });
        return undefined;
      },
    },
    ask('Ask again', 'The same request, once more.', 'private', 'Every policy that was asked allows it.'),
  ],
};

const readers = () => ({
  Version: '2012-10-17',
  Statement: [{ Sid: 'Readers', Effect: 'Allow', Principal: '*', Action: ['dynamodb:Query', 'dynamodb:GetItem'], Resource: '*' }],
});

const SOURCE_IP: Lesson = {
  id: 'source-ip',
  title: 'It worked until the endpoint came: aws:SourceIp',
  about: 'A table policy that knows its friends by public address stops knowing them when they come privately: the key is absent then.',
  prepare: async (world) => {
    await openRoad(world);
    await dynamodb('PutResourcePolicy', {
      ResourceArn: arnOf(world.orders),
      Policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { Sid: 'OnlyOurAddresses', Effect: 'Deny', Principal: '*', Action: 'dynamodb:GetItem', Resource: '*', Condition: { NotIpAddress: { 'aws:SourceIp': '198.19.0.0/16' } } },
        ],
      }),
    });
  },
  steps: [
    ask('Ask over the public road', 'The table’s policy denies every address outside 198.19.0.0/16, where this client’s public address is from.', 'public', 'aws:SourceIp is the public address, and it lies in the range.'),
    endpointOn('Make the endpoint', 'It should only make things safer.', 'The next request takes the private way.', (world) => world.table),
    ask('Ask again', 'Same client, same policy.', 'denied', 'Through an endpoint there is no aws:SourceIp at all. A negated condition holds for a key that is absent: the Deny applies.'),
    {
      title: 'Name the endpoint in the policy',
      text: 'Deny what comes through no endpoint of ours, instead of what comes from no address of ours.',
      button: 'Change the table’s policy',
      after: 'aws:SourceVpce is there for each request through an endpoint.',
      command: (world) => cli('dynamodb', 'PutResourcePolicy', { ResourceArn: arnOf(world.orders), Policy: '{… "StringNotEquals": {"aws:SourceVpce": "vpce-…"} …}' }),
      run: async (world) => {
        await dynamodb('PutResourcePolicy', {
          ResourceArn: arnOf(world.orders),
          Policy: JSON.stringify({
            Version: '2012-10-17',
            Statement: [
              { Sid: 'OnlyOurEndpoint', Effect: 'Deny', Principal: '*', Action: 'dynamodb:GetItem', Resource: '*', Condition: { StringNotEquals: { 'aws:SourceVpce': await endpointOf(world) } } },
            ],
          }),
        });
        return undefined;
      },
    },
    ask('Ask once more', 'Through the endpoint that the policy names.', 'private', 'Private, and the policy proves it: whoever comes another way is denied.'),
  ],
};

const GROUP: Lesson = {
  id: 'security-group',
  title: 'The route is right, and still silence: the security group',
  about: 'Before any route is looked at, the client’s security group must let the packet out.',
  prepare: async (world) => {
    await ec2('CreateVpcEndpoint', { VpcId: world.vpc, ServiceName: service(), VpcEndpointType: 'Gateway', RouteTableId: [world.table] });
    await ec2('RevokeSecurityGroupEgress', { GroupId: world.group, IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }] });
  },
  steps: [
    ask('Ask', 'There is an endpoint on the right table. The group’s outbound rule was taken away.', 'denied', 'It never got to the route table: no rule of the group allows port 443 out.'),
    {
      title: 'Allow the way to DynamoDB',
      text: 'A rule may name the prefix list instead of addresses.',
      button: 'Add the rule',
      after: 'Outbound to DynamoDB’s prefix list on port 443, and to nothing else.',
      command: (world) => [
        'aws ec2 authorize-security-group-egress',
        `--group-id ${world.group}`,
        `--ip-permissions 'IpProtocol=tcp,FromPort=443,ToPort=443,PrefixListIds=[{PrefixListId=pl-…}]'`,
      ],
      run: async (world) => {
        const lists = list((await ec2('DescribePrefixLists', { Filter: [{ Name: 'prefix-list-name', Value: [service()] }] })).prefixListSet);
        await ec2('AuthorizeSecurityGroupEgress', {
          GroupId: world.group,
          IpPermissions: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, PrefixListIds: [{ PrefixListId: lists[0].prefixListId }] }],
        });
        return undefined;
      },
    },
    ask('Ask again', 'Same route, same endpoint.', 'private', 'The new rule lets it out; the rest was right all the time.'),
  ],
};

const ACL: Lesson = {
  id: 'network-acl',
  title: 'It leaves, and no answer comes: the network ACL',
  about: 'Network ACLs know no connections. The replies need a rule of their own, to the client’s ephemeral port.',
  prepare: async (world) => {
    await ec2('CreateVpcEndpoint', { VpcId: world.vpc, ServiceName: service(), VpcEndpointType: 'Gateway', RouteTableId: [world.table] });
    await ec2('ReplaceNetworkAclEntry', {
      NetworkAclId: world.acl, RuleNumber: 100, Protocol: '6', RuleAction: 'allow', Egress: false, CidrBlock: '0.0.0.0/0', PortRange: { From: 443, To: 443 },
    });
  },
  steps: [
    ask('Ask', 'Inbound, the subnet’s ACL allows port 443 only. Is that not DynamoDB’s port?', 'denied', 'The request went out through the endpoint. The reply comes to an ephemeral port of the client, and the ACL has no rule for that.'),
    {
      title: 'Let the replies in',
      text: 'Allow the ephemeral ports, 1024 to 65535.',
      button: 'Add the rule',
      after: 'Rule 110 allows the replies.',
      command: (world) => cli('ec2', 'CreateNetworkAclEntry', { NetworkAclId: world.acl, RuleNumber: '110', Protocol: '6', RuleAction: 'allow', Ingress: true, CidrBlock: '0.0.0.0/0', PortRange: 'From=1024,To=65535' }),
      run: async (world) => {
        await ec2('CreateNetworkAclEntry', {
          NetworkAclId: world.acl, RuleNumber: 110, Protocol: '6', RuleAction: 'allow', Egress: false, CidrBlock: '0.0.0.0/0', PortRange: { From: 1024, To: 65535 },
        });
        return undefined;
      },
    },
    ask('Ask again', 'The same request, once more.', 'private', 'Out through the endpoint, and the reply in through rule 110.'),
  ],
};

export const LESSONS: Lesson[] = [FIRST, PUBLIC, WRONG_TABLE, ENDPOINT_POLICY, SOURCE_IP, GROUP, ACL];
