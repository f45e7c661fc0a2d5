// Places the things of the map, beside the page in a worker of its own.
import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';
import type { Thing, Way } from './graph';

export interface Placed {
  x: number;
  y: number;
  width: number;
  height: number;
}

const TITLE = 34;
const LINE = 19;
const WIDTHS: Record<Thing['kind'], number> = { zone: 250, subnet: 262, table: 285, endpoint: 205, gateway: 195, nat: 215, peering: 215, service: 130 };
/** From the client on the left to the service on the right. */
const COLUMN: Record<Thing['kind'], string> = { zone: '0', subnet: '0', table: '1', endpoint: '2', gateway: '2', nat: '2', peering: '2', service: '3' };
let elk: InstanceType<typeof ELK> | undefined;

const size = (thing: Thing) => ({
  width: WIDTHS[thing.kind],
  height: TITLE + LINE * thing.lines.length + (thing.inside.length ? 10 + 24 * thing.inside.length : 0) + 10,
});

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.layered.spacing.nodeNodeBetweenLayers': '105',
  'elk.spacing.nodeNode': '26',
  'elk.partitioning.activate': 'true',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.padding': '[top=20,left=20,bottom=20,right=20]',
};

const column = (thing: Thing) => ({ 'elk.partitioning.partition': COLUMN[thing.kind] });

export async function layout(things: Thing[], ways: Way[]): Promise<Map<string, Placed>> {
  elk ??= new ELK({ workerUrl: '/_culvert/assets/layout-worker.js' });
  const children = things
    .filter((thing) => !thing.parent)
    .map((thing): ElkNode => {
      const inside = things.filter((one) => one.parent === thing.id);
      return inside.length === 0
        ? { id: thing.id, ...size(thing), layoutOptions: column(thing) }
        : {
            id: thing.id,
            layoutOptions: { ...column(thing), 'elk.padding': '[top=44,left=16,bottom=16,right=16]' },
            children: inside.map((one) => ({ id: one.id, ...size(one) })),
          };
    });
  const graph = await elk.layout({
    id: 'map',
    layoutOptions: OPTIONS,
    children,
    edges: ways.map((way) => ({ id: way.id, sources: [way.from], targets: [way.to] })),
  });
  const placed = new Map<string, Placed>();
  const place = (node: ElkNode) => {
    placed.set(node.id, { x: node.x ?? 0, y: node.y ?? 0, width: node.width ?? 0, height: node.height ?? 0 });
    node.children?.forEach(place);
  };
  graph.children?.forEach(place);
  return placed;
}
