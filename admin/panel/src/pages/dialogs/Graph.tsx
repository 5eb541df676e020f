import dagre from '@dagrejs/dagre';
import { Background, Controls, Handle, MarkerType, Position, ReactFlow, type Edge as FlowEdge, type Node, type NodeProps, type ReactFlowInstance } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { memo, useEffect, useMemo, useState } from 'react';
import type { DialogView } from '../../api/types';
import { known, t } from '../../texts/t';
import { wording } from './dialogs';

const width = 220;
const height = 84;
const ending = '[end]:';

type Card = Node<{ name: string; kind: string; start: boolean; says: string; findings: number; picked: boolean }, 'state'>;

/** The dialog as a picture: top to bottom, as it is talked through. The list of states says the same to a screen reader. */
export function Graph({ dialog, picked, pick }: { dialog: DialogView; picked: string; pick: (state: string) => void }) {
  const places = useMemo(() => layOut(dialog), [dialog]);
  const [flow, setFlow] = useState<ReactFlowInstance<Card> | null>(null);
  useEffect(() => {
    const place = places.get(picked);
    if (!flow || !place) return;
    // A frame later: the picture has given way to the step's card by then.
    const later = requestAnimationFrame(() => void flow.setCenter(place.x + width / 2, place.y + height / 2, { zoom: Math.max(0.7, flow.getZoom()) }));
    return () => cancelAnimationFrame(later);
  }, [flow, picked, places]);
  const nodes: Card[] = useMemo(
    () =>
      dialog.states.map(state => ({
        id: state.name,
        type: 'state' as const,
        position: places.get(state.name) ?? { x: 0, y: 0 },
        width,
        height,
        ariaLabel: state.name,
        data: {
          name: state.name,
          kind: state.kind,
          start: state.start,
          says: wording(dialog, state.text),
          findings: dialog.findings.filter(finding => finding.state === state.name).length,
          picked: state.name === picked,
        },
      })),
    [dialog, places, picked],
  );
  const ends: Card[] = useMemo(
    () =>
      [...new Set(dialog.edges.map(edge => edge.to).filter(to => to.startsWith(ending)))].map(to => ({
        id: to,
        type: 'state' as const,
        position: places.get(to) ?? { x: 0, y: 0 },
        width,
        height,
        selectable: false,
        data: { name: to.slice(ending.length), kind: 'end', start: false, says: '', findings: 0, picked: false },
      })),
    [dialog, places],
  );
  const edges: FlowEdge[] = useMemo(
    () =>
      dialog.edges.map((edge, i) => ({
        id: `${i}`,
        source: edge.from,
        target: edge.to,
        label: edge.label ? known('edge', edge.label) : undefined,
        markerEnd: { type: MarkerType.ArrowClosed, width: 18, height: 18 },
      })),
    [dialog],
  );
  return (
    <div className="graph">
      <ReactFlow
        nodes={[...nodes, ...ends]}
        edges={edges}
        nodeTypes={kinds}
        onNodeClick={(_, node) => !node.id.startsWith(ending) && pick(node.id)}
        onSelectionChange={({ nodes: chosen }) => chosen[0] && pick(chosen[0].id)}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        deleteKeyCode={null}
        minZoom={0.15}
        onInit={made => {
          void made.fitView({ nodes: beginning(nodes), maxZoom: 1, minZoom: 0.6, padding: 0.08 });
          setFlow(made);
        }}
        aria-label={t('dialogs.picture')}
      >
        <Background />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}

const StateNode = memo(function StateNode({ data }: NodeProps<Card>) {
  return (
    <div className={`state-node ${data.kind}${data.picked ? ' picked' : ''}${data.findings > 0 ? ' found' : ''}`}>
      <Handle type="target" position={Position.Top} />
      <strong>
        {data.start && '▶ '}
        {data.findings > 0 && '⚠ '}
        {data.name}
      </strong>
      <span>{data.says || known('kind', data.kind)}</span>
      <Handle type="source" position={Position.Bottom} />
    </div>
  );
});

/** A long dialog is shown from its beginning, large enough to read; the rest is a scroll away. */
function beginning(nodes: Card[]): Card[] {
  const readable = 6;
  return [...nodes].sort((one, other) => one.position.y - other.position.y).slice(0, readable);
}

const kinds = { state: StateNode };

function layOut(dialog: DialogView): Map<string, { x: number; y: number }> {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 40, ranksep: 56 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const state of dialog.states) graph.setNode(state.name, { width, height });
  for (const [i, edge] of dialog.edges.entries()) {
    if (!graph.hasNode(edge.to)) graph.setNode(edge.to, { width, height });
    if (graph.hasNode(edge.from)) graph.setEdge(edge.from, edge.to, {}, `${i}`);
  }
  dagre.layout(graph);
  return new Map(graph.nodes().map(id => [id, { x: (graph.node(id)?.x ?? 0) - width / 2, y: (graph.node(id)?.y ?? 0) - height / 2 }]));
}
