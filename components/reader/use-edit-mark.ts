import { useEffect, useEffectEvent } from 'react';
import type * as Y from 'yjs';
import { type Edit, setEdited } from '#lib/annotation/annotation-doc.ts';
import { useReaderTools } from './reader-tools.ts';

/** How often who edits another's words is recorded, while they go on. */
const MARK_EVERY_MS = 60_000;

type Written = { annotationId: string; replyId: string | null; author: string; edited: Edit | undefined };

/** Records in the draft that this member edits what another wrote, as they do. */
export function useEditMark(fragment: Y.XmlFragment | null, { annotationId, replyId, author, edited }: Written): void {
  const { ydoc, me } = useReaderTools();
  const mark = useEffectEvent(() => {
    const now = Date.now();
    if (author === me.memberId || (edited?.by === me.memberId && now - edited.at < MARK_EVERY_MS)) return;
    setEdited(ydoc, annotationId, replyId, { by: me.memberId, at: now });
  });
  useEffect(() => {
    const observe = (_: unknown, { local }: Y.Transaction) => local && mark();
    fragment?.observeDeep(observe);
    return () => fragment?.unobserveDeep(observe);
  }, [fragment]);
}
