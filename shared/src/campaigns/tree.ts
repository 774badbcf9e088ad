import { Layer } from './plan.ts';

interface Node {
  id: string;
  layer: Layer;
  leadsToId: string | null;
}

/** May an indicator lead to the one it names? That one stands in the same layer or a later one, and never leads back. */
export function mayLeadTo(nodes: readonly Node[], node: Node): boolean {
  const byId = new Map(nodes.map((one) => [one.id, one]));
  const first = node.leadsToId === null ? null : byId.get(node.leadsToId);
  if (node.leadsToId === null) return true;
  if (!first || place(first) < place(node)) return false;
  const seen = new Set([node.id]);
  for (
    let at: Node | undefined = first;
    at;
    at = at.leadsToId === null ? undefined : byId.get(at.leadsToId)
  ) {
    if (seen.has(at.id)) return false;
    seen.add(at.id);
  }
  return true;
}

/** From what changes down to what is put in; layers without indicators are left out. */
export function layersOf<One extends Node>(nodes: readonly One[]): { layer: Layer; nodes: One[] }[] {
  return [...Layer.options]
    .reverse()
    .map((layer) => ({ layer, nodes: nodes.filter((node) => node.layer === layer) }))
    .filter((row) => row.nodes.length > 0);
}

function place({ layer }: Node): number {
  return Layer.options.indexOf(layer);
}
