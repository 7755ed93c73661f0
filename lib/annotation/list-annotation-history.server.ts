import * as Y from 'yjs';
import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import { articleDocId } from '#lib/draft-log/doc-id.ts';
import { findDraftScope } from '#lib/draft-log/draft-scope.server.ts';
import { SESSION_GAP_MS } from '#lib/draft-log/limits.ts';
import { type LoggedUpdate, readNewUpdates } from '#lib/draft-log/update-log.server.ts';
import { AppError } from '#lib/errors.ts';
import { type AnnotationView, annotationsOf, readAnnotation } from './annotation-doc.ts';
import { type AnnotationEditSession, type AnnotationTouch, groupTouches } from './group-touches.ts';
import { listTouched } from './watch-annotations.ts';

/** The newest sessions, as many as one page shows. */
const SESSIONS_MAX = 200;

export type AnnotationHistory = { sessions: AnnotationEditSession[] /** Older ones are left out. */; isCut: boolean };

/**
 * Who changed which annotation of the revision and when, newest first, from the log alone; of one annotation if it is named.
 * Costs one pass over the log. @throws AppError NOT_FOUND where the revision is not of the actor's newsroom.
 */
export async function listAnnotationHistory(
  { newsroomId }: Actor,
  { revisionId, annotationId }: { revisionId: string; annotationId?: string },
): Promise<AnnotationHistory> {
  const docId = articleDocId(revisionId);
  if (!(await findDraftScope(db(), docId, newsroomId))) throw new AppError('NOT_FOUND');
  const touches = listTouches(await readNewUpdates(db(), docId, 0));
  const wanted = annotationId ? touches.filter((touch) => touch.annotationId === annotationId) : touches;
  const sessions = groupTouches(wanted, SESSION_GAP_MS).reverse();
  return { sessions: sessions.slice(0, SESSIONS_MAX), isCut: sessions.length > SESSIONS_MAX };
}

/** What each update did to each annotation. */
function listTouches(updates: readonly LoggedUpdate[]): AnnotationTouch[] {
  const ydoc = new Y.Doc();
  const views = new Map<string, AnnotationView>();
  const touches: AnnotationTouch[] = [];
  let touched: ReadonlySet<string> = new Set();
  annotationsOf(ydoc).observeDeep((events) => {
    touched = listTouched(events);
  });
  for (const { seq, at, memberId, update } of updates) {
    touched = new Set();
    Y.applyUpdate(ydoc, update);
    for (const annotationId of touched) {
      const before = views.get(annotationId) ?? null;
      const after = readAnnotation(ydoc, annotationId);
      if (after) views.set(annotationId, after);
      else views.delete(annotationId);
      touches.push({ seq, atMs: at.getTime(), memberId, annotationId, before, after });
    }
  }
  return touches;
}
