import { hash } from 'node:crypto';
import * as Y from 'yjs';
import { parseDocId } from '#lib/draft-log/doc-id.ts';

/** Hex SHA-256 over a draft's content and state vector: equal for equal drafts, however each came to be. */
export function fingerprint(ydoc: Y.Doc, docId: string): string {
  const content =
    parseDocId(docId)?.kind === 'sheet' ? ydoc.getXmlFragment('body').toString() : ydoc.getMap('annotations').toJSON();
  const vector = [...Y.decodeStateVector(Y.encodeStateVector(ydoc))].sort(([a], [b]) => a - b);
  return hash('sha256', JSON.stringify([sortKeys(content), vector]));
}

function sortKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sortKeys);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
}
