/** Calls back for each object of a syntax tree that has a `type`, the outer ones first. */
export function visit(node: unknown, onNode: (node: TypedNode) => void): void {
  if (Array.isArray(node)) {
    for (const child of node) visit(child, onNode);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  if (isTyped(node)) onNode(node);
  for (const child of Object.values(node)) visit(child, onNode);
}

export type TypedNode = { type: string };

function isTyped(node: object): node is TypedNode {
  return 'type' in node && typeof node.type === 'string';
}
