import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState } from 'react';
import { all, type Answer, list } from '../api/ec2';
import type { PolicyDecision } from '../model/decision';
import type { Journey, Row } from '../model/journey';
import { Document } from '../parts/Document';

/** The route, rule or statement that decided a step, in the table, group or document that it stands in. */
export function Evidence({ row, decisions, journey }: { row?: Row; decisions: PolicyDecision[]; journey: Journey }) {
  return (
    <Container
      header={<Header variant="h2">{row ? `What decided step ${row.step}` : 'Before the first step'}</Header>}
      data-testid="evidence"
    >
      {!row ? (
        <Box>Nothing is known yet: Request Route and Access Method are both None.</Box>
      ) : (
        <SpaceBetween size="s">
          <Box>
            <strong>{row.action}.</strong> {row.check}
          </Box>
          <Box color={row.passed ? 'text-status-success' : 'text-status-error'}>{row.result}</Box>
          {row.decidedBy.map((by) => (
            <Decider key={by} by={by} row={row} decisions={decisions} journey={journey} />
          ))}
          {row.decidedBy.length === 0 && row.action === 'Decide' && <Link href={`#/policies/${journey.id}`}>See every document that took part</Link>}
        </SpaceBetween>
      )}
    </Container>
  );
}

function Decider({ by, row, decisions, journey }: { by: string; row: Row; decisions: PolicyDecision[]; journey: Journey }) {
  const statement = /^statement (.+) of (.+)$/.exec(by);
  if (statement) return <Statement policy={statement[2]} decisions={decisions} row={row} />;
  const [id, ...rest] = by.split(' ');
  if (id.startsWith('rtb-')) return <Routes id={id} winner={rest[0]} />;
  if (id.startsWith('sgr-')) return <Rules id={id} />;
  if (id.startsWith('acl-')) return <AclEntries id={id} entry={rest.at(-1)} egress={row.action.startsWith('Leave')} />;
  if (id.startsWith('vpce-')) return <Link href={`#/make/endpoints/${id}`}>{id}</Link>;
  const policy = decisions.flatMap((one) => one.findings.flatMap((f) => f.policies)).find((one) => one.name === by);
  if (policy) return <Document text={policy.text} marks={[]} label={`Policy ${policy.name}`} />;
  return <Box color="text-body-secondary">{by === journey.interfaceId ? `the network interface ${by}` : by}</Box>;
}

function Statement({ policy, decisions, row }: { policy: string; decisions: PolicyDecision[]; row: Row }) {
  const findings = decisions.flatMap((one) => one.findings);
  const holder = findings.find(
    (one) => one.policies.some((p) => p.name === policy) && (row.action === 'Decide' || row.action.endsWith(one.type)),
  );
  const text = holder?.policies.find((one) => one.name === policy)?.text;
  if (!holder || !text) return null;
  const of = (kind: 'allow' | 'deny') =>
    (kind === 'deny' ? holder.denies : holder.allows)
      .filter((one) => one.policy === policy)
      .map((one) => ({ range: one.range, kind, title: `${kind === 'deny' ? 'Denies' : 'Allows'}: statement ${one.sid ?? one.index + 1}` }));
  return (
    <>
      <Box variant="awsui-key-label">
        {policy}, a {holder.type}
      </Box>
      <Document text={text} marks={[...of('deny'), ...of('allow')]} label={`Policy ${policy}`} />
    </>
  );
}

function useDescribed(action: string, member: string, parameter: string, id: string): Answer | undefined | null {
  const [found, setFound] = useState<Answer | null>();
  useEffect(() => {
    setFound(undefined);
    all(action, member, { [parameter]: [id] }).then(
      (answers) => setFound(answers[0] ?? null),
      () => setFound(null),
    );
  }, [action, member, parameter, id]);
  return found;
}

function Gone({ id }: { id: string }) {
  return <Box color="text-body-secondary">{id} is no longer there.</Box>;
}

function Routes({ id, winner }: { id: string; winner?: string }) {
  const table = useDescribed('DescribeRouteTables', 'routeTableSet', 'RouteTableId', id);
  if (table === null) return <Gone id={id} />;
  if (!table) return null;
  const rows = list(table.routeSet).map((route) => ({
    to: route.destinationCidrBlock || route.destinationIpv6CidrBlock || route.destinationPrefixListId,
    target: route.gatewayId || route.natGatewayId || route.networkInterfaceId || route.vpcPeeringConnectionId || route.egressOnlyInternetGatewayId || '–',
    state: route.state,
  }));
  return (
    <Facts
      title={`${id} as it is now`}
      columns={['Destination', 'Target', 'Status']}
      rows={rows.map((one) => ({ cells: [one.to, one.target, one.state], wins: one.to === winner }))}
      nothing={winner ? undefined : 'No route leads there.'}
    />
  );
}

function Rules({ id }: { id: string }) {
  const rule = useDescribed('DescribeSecurityGroupRules', 'securityGroupRuleSet', 'SecurityGroupRuleId', id);
  if (rule === null) return <Gone id={id} />;
  if (!rule) return null;
  const protocol = rule.ipProtocol === '-1' ? 'all' : rule.ipProtocol;
  const ports = rule.fromPort === '-1' || rule.ipProtocol === '-1' ? 'all' : `${rule.fromPort}–${rule.toPort}`;
  const peer = rule.cidrIpv4 || rule.cidrIpv6 || rule.prefixListId || rule.referencedGroupInfo?.groupId || '';
  return (
    <Facts
      title={`${rule.groupId}, ${rule.isEgress === 'true' ? 'outbound' : 'inbound'}`}
      columns={['Rule', 'Protocol', 'Ports', 'Peer']}
      rows={[{ cells: [id, protocol, ports, peer], wins: true }]}
    />
  );
}

function AclEntries({ id, entry, egress }: { id: string; entry?: string; egress: boolean }) {
  const acl = useDescribed('DescribeNetworkAcls', 'networkAclSet', 'NetworkAclId', id);
  if (acl === null) return <Gone id={id} />;
  if (!acl) return null;
  const rows = list(acl.entrySet).filter((one) => (one.egress === 'true') === egress);
  return (
    <Facts
      title={`${id}, ${egress ? 'outbound' : 'inbound'}`}
      columns={['Rule', 'Peer', 'Action']}
      rows={rows.map((one) => {
        const number = Number(one.ruleNumber) >= 32767 ? '*' : one.ruleNumber;
        return { cells: [number, one.cidrBlock || one.ipv6CidrBlock, one.ruleAction], wins: number === entry };
      })}
    />
  );
}

function Facts(props: { title: string; columns: string[]; rows: { cells: string[]; wins: boolean }[]; nothing?: string }) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={props.title}>
      <table className="plain facts">
        <caption>{props.title}</caption>
        <thead>
          <tr>
            {props.columns.map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, i) => (
            <tr key={i} className={row.wins ? 'wins' : ''}>
              {row.cells.map((cell, j) => (
                <td key={j}>
                  {j === 0 && row.wins && <span aria-label="decided">▸ </span>}
                  {cell}
                </td>
              ))}
            </tr>
          ))}
          {props.nothing && (
            <tr>
              <td colSpan={props.columns.length}>{props.nothing}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
