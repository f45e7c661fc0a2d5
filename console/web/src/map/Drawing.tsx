import { Background, Controls, type Edge, Handle, MarkerType, type Node, type NodeProps, Position, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { memo, useEffect, useMemo, useState } from 'react';
import { isDark, isStill } from '../parts/theme';
import type { Thing, Way } from './graph';
import { between, type Hop } from './hops';
import { layout, type Placed } from './layout';

type ThingData = { thing: Thing; here: string; found: boolean; lost: boolean; interfaceId?: string; [key: string]: unknown };

const NOUNS: Record<Thing['kind'], string> = {
  zone: 'Availability Zone',
  subnet: 'Subnet',
  table: 'Route table',
  endpoint: 'VPC endpoint',
  gateway: 'Internet gateway',
  nat: 'NAT gateway',
  peering: 'Peering connection',
  service: 'Service',
};

const ThingNode = memo(({ data }: NodeProps<Node<ThingData>>) => {
  const { thing, here, found, lost } = data;
  return (
    <div className={`thing thing-${thing.kind} ${here ? `here-${here}` : ''} ${found ? 'found' : ''} ${lost ? 'lost' : ''}`}>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <div className="thing-title">{thing.title}</div>
      {thing.kind !== 'zone' && (
        <ul>
          {thing.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {thing.inside.map((one) => (
        <div key={one.text} className={`nic ${one.id && one.id === data.interfaceId ? 'nic-here' : ''}`}>
          {one.text}
        </div>
      ))}
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  );
});
ThingNode.displayName = 'ThingNode';
const NODE_TYPES = { thing: ThingNode };

interface Props {
  graph: { things: Thing[]; ways: Way[] };
  search: string;
  hops: Hop[];
  interfaceId?: string;
  selected?: string;
  onSelect: (id: string | undefined) => void;
}

export function Drawing(props: Props) {
  return (
    <ReactFlowProvider>
      <Flow {...props} />
    </ReactFlowProvider>
  );
}

function Flow({ graph, search, hops, interfaceId, selected, onSelect }: Props) {
  const [placed, setPlaced] = useState<Map<string, Placed>>();
  const [wrong, setWrong] = useState('');
  const { fitView, setCenter, getZoom } = useReactFlow();
  const shape = graph.things.map((thing) => thing.id).join() + graph.ways.length;
  useEffect(() => {
    let late = false;
    layout(graph.things, graph.ways).then(
      (found) => !late && setPlaced(found),
      (failed: Error) => setWrong(String(failed.message ?? failed)),
    );
    return () => {
      late = true;
    };
  }, [graph]);
  useEffect(() => {
    if (placed) setTimeout(() => void fitView({ padding: 0.06, maxZoom: 1.1, duration: isStill() ? 0 : 250 }), 30);
  }, [placed !== undefined, shape, fitView]);

  const wanted = search.trim().toLowerCase();
  const matches = (thing: Thing) =>
    wanted !== '' && [thing.id, thing.title, ...thing.lines, ...thing.inside.map((one) => `${one.id} ${one.text}`)].some((text) => text.toLowerCase().includes(wanted));

  const current = hops.at(-1);
  const edgeColours = useMemo(() => {
    const ids = new Set(graph.ways.map((way) => way.id));
    const colours = new Map<string, Hop['colour']>();
    for (let i = 1; i < hops.length; i++) {
      for (const id of between(hops[i - 1].at, hops[i].at, ids)) colours.set(id, hops[i].colour);
    }
    return colours;
  }, [hops, graph]);
  const visited = useMemo(() => new Map(hops.map((hop) => [hop.at, hop.colour])), [hops]);

  const nodes = useMemo((): Node<ThingData>[] => {
    if (!placed) return [];
    return [...graph.things]
      .sort((a, b) => Number(a.kind !== 'zone') - Number(b.kind !== 'zone'))
      .filter((thing) => placed.has(thing.id))
      .map((thing) => {
        const at = placed.get(thing.id)!;
        const found = matches(thing);
        const colour = visited.get(thing.id);
        return {
          id: thing.id,
          type: 'thing',
          position: { x: at.x, y: at.y },
          parentId: thing.parent,
          width: at.width,
          height: at.height,
          zIndex: thing.kind === 'zone' ? 0 : 1,
          selectable: thing.kind !== 'zone',
          focusable: thing.kind !== 'zone',
          selected: thing.id === selected,
          draggable: false,
          ariaLabel: `${NOUNS[thing.kind]} ${thing.title}. ${thing.lines.join('. ')}`,
          data: { thing, found, lost: wanted !== '' && !found && thing.kind !== 'zone', here: colour ? `${colour}${current?.at === thing.id ? ' here-now' : ''}` : '', interfaceId: visited.size ? interfaceId : undefined },
        };
      });
  }, [graph, placed, wanted, visited, current, interfaceId, selected]);

  const edges = useMemo(
    (): Edge[] =>
      graph.ways.map((way) => {
        const colour = edgeColours.get(way.id);
        return {
          id: way.id,
          source: way.from,
          target: way.to,
          label: way.label,
          className: `way-edge ${way.blackhole ? 'blackhole' : ''} ${colour ? `edge-${colour}` : ''}`,
          animated: colour !== undefined && !isStill(),
          focusable: false,
          markerEnd: { type: MarkerType.ArrowClosed },
          zIndex: colour ? 5 : 2,
        };
      }),
    [graph, edgeColours],
  );

  useEffect(() => {
    if (wanted === '' || !placed) return;
    const found = graph.things.filter((thing) => matches(thing) && thing.kind !== 'zone');
    if (found.length) void fitView({ nodes: found.slice(0, 8).map((thing) => ({ id: thing.id })), padding: 0.4, maxZoom: 1.2, duration: isStill() ? 0 : 300 });
  }, [wanted, placed]);

  // On a large map the eye is taken along.
  useEffect(() => {
    if (!current || !placed || graph.things.length < 40) return;
    const at = placed.get(current.at);
    const thing = graph.things.find((one) => one.id === current.at);
    const parent = thing?.parent ? placed.get(thing.parent) : undefined;
    if (at) void setCenter(at.x + (parent?.x ?? 0) + at.width / 2, at.y + (parent?.y ?? 0) + at.height / 2, { zoom: Math.max(getZoom(), 0.7), duration: isStill() ? 0 : 300 });
  }, [current]);

  return (
    <div className="map" data-testid="map">
      {wrong && <p role="alert">{wrong}</p>}
      {!placed && !wrong && <p className="map-waiting">Placing {graph.things.length} things …</p>}
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        colorMode={isDark() ? 'dark' : 'light'}
        onNodeClick={(_, node) => node.data.thing.kind !== 'zone' && onSelect(node.id)}
        onPaneClick={() => onSelect(undefined)}
        onSelectionChange={({ nodes: chosen }) => chosen.length === 1 && chosen[0].id !== selected && onSelect(chosen[0].id)}
        onlyRenderVisibleElements={graph.things.length > 80}
        nodesDraggable={false}
        nodesConnectable={false}
        minZoom={0.05}
        fitView
        aria-label="Map of the VPC"
      >
        <Background />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}
