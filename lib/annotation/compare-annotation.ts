import type { AnnotationView } from './annotation-doc.ts';
import type { AnnotationKind } from './annotation-kind.ts';

/** One change of an annotation. Texts are plain text; `''` if there was none. */
export type AnnotationChange =
  | { change: 'added' | 'removed' | 'resolved' | 'reopened' }
  | { change: 'kind'; from: AnnotationKind; to: AnnotationKind }
  | { change: 'note' | 'reply'; before: string; after: string }
  | { change: 'reply-removed'; before: string };

/** The changes between two states of one annotation; null means it does not exist. Empty if both are alike. */
export function compareAnnotation(before: AnnotationView | null, after: AnnotationView | null): AnnotationChange[] {
  if (!before && !after) return [];
  if (!after) return [{ change: 'removed' }];
  const changes: AnnotationChange[] = before ? [] : [{ change: 'added' }];
  const was = before ?? { ...after, note: '', replies: [], resolved: false };
  if (was.kind !== after.kind) changes.push({ change: 'kind', from: was.kind, to: after.kind });
  if (was.note !== after.note) changes.push({ change: 'note', before: was.note, after: after.note });
  changes.push(...compareReplies(was.replies, after.replies));
  if (was.resolved !== after.resolved) changes.push({ change: after.resolved ? 'resolved' : 'reopened' });
  return changes;
}

function compareReplies(before: AnnotationView['replies'], after: AnnotationView['replies']): AnnotationChange[] {
  const wasBody = new Map(before.map(({ id, body }) => [id, body]));
  const isThere = new Set(after.map(({ id }) => id));
  const written = after
    .filter(({ id, body }) => (wasBody.get(id) ?? '') !== body)
    .map(({ id, body }) => ({ change: 'reply' as const, before: wasBody.get(id) ?? '', after: body }));
  const removed = before
    .filter(({ id }) => !isThere.has(id))
    .map(({ body }) => ({ change: 'reply-removed' as const, before: body }));
  return [...written, ...removed];
}
