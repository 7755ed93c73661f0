import type { AnnotationView } from './annotation-doc.ts';
import type { AnnotationKind } from './annotation-kind.ts';

/** One change of an annotation. Texts are plain text; `''` if there was none. */
export type AnnotationDeed =
  | { deed: 'added' | 'removed' | 'resolved' | 'reopened' }
  | { deed: 'kind'; from: AnnotationKind; to: AnnotationKind }
  | { deed: 'note' | 'reply'; before: string; after: string }
  | { deed: 'reply-removed'; before: string };

/** The changes between two states of one annotation; null means it does not exist. Empty if both are alike. */
export function compareAnnotation(before: AnnotationView | null, after: AnnotationView | null): AnnotationDeed[] {
  if (!before && !after) return [];
  if (!after) return [{ deed: 'removed' }];
  const deeds: AnnotationDeed[] = before ? [] : [{ deed: 'added' }];
  const was = before ?? { ...after, note: '', replies: [], resolved: false };
  if (was.kind !== after.kind) deeds.push({ deed: 'kind', from: was.kind, to: after.kind });
  if (was.note !== after.note) deeds.push({ deed: 'note', before: was.note, after: after.note });
  deeds.push(...compareReplies(was.replies, after.replies));
  if (was.resolved !== after.resolved) deeds.push({ deed: after.resolved ? 'resolved' : 'reopened' });
  return deeds;
}

function compareReplies(before: AnnotationView['replies'], after: AnnotationView['replies']): AnnotationDeed[] {
  const wasBody = new Map(before.map(({ id, body }) => [id, body]));
  const isThere = new Set(after.map(({ id }) => id));
  const written = after
    .filter(({ id, body }) => (wasBody.get(id) ?? '') !== body)
    .map(({ id, body }) => ({ deed: 'reply' as const, before: wasBody.get(id) ?? '', after: body }));
  const removed = before
    .filter(({ id }) => !isThere.has(id))
    .map(({ body }) => ({ deed: 'reply-removed' as const, before: body }));
  return [...written, ...removed];
}
