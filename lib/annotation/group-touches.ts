import type { AnnotationView } from './annotation-doc.ts';
import { type AnnotationChange, compareAnnotation } from './compare-annotation.ts';

/** One update's effect on one annotation. `atMs` is Unix time. */
export type AnnotationTouch = {
  seq: number;
  atMs: number;
  memberId: string;
  annotationId: string;
  before: AnnotationView | null;
  after: AnnotationView | null;
};

/** One member's changes of one annotation in one session. `passage` is the marked text. */
export type AnnotationEditSession = {
  fromSeq: number;
  toSeq: number;
  atMs: number;
  memberId: string;
  annotationId: string;
  passage: string;
  changes: AnnotationChange[];
};

/**
 * Gathers touches, in order of seq, into sessions: those of one member on one annotation with no more than `gapMs` between
 * them and none of another member in between, so that typing is one change. Changes that cancel out are dropped. Ordered by their last seq.
 */
export function groupTouches(touches: readonly AnnotationTouch[], gapMs: number): AnnotationEditSession[] {
  const open = new Map<string, { first: AnnotationTouch; last: AnnotationTouch }>();
  const closed: { first: AnnotationTouch; last: AnnotationTouch }[] = [];
  for (const touch of touches) {
    const going = open.get(touch.annotationId);
    if (going && going.last.memberId === touch.memberId && touch.atMs - going.last.atMs <= gapMs) going.last = touch;
    else {
      if (going) closed.push(going);
      open.set(touch.annotationId, { first: touch, last: touch });
    }
  }
  return [...closed, ...open.values()]
    .map(({ first, last }) => ({
      fromSeq: first.seq,
      toSeq: last.seq,
      atMs: last.atMs,
      memberId: last.memberId,
      annotationId: last.annotationId,
      passage: (last.after ?? last.before ?? first.before)?.selector.exact ?? '',
      changes: compareAnnotation(first.before, last.after),
    }))
    .filter(({ changes }) => changes.length > 0)
    .sort((a, b) => a.toSeq - b.toSeq);
}
