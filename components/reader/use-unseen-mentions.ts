import { useCallback, useEffect, useMemo, useRef } from 'react';
import type * as Y from 'yjs';
import { readAnnotations } from '#lib/annotation/annotation-doc.ts';
import { mentionOf } from '#lib/annotation/note-mention.ts';

/** Which notes and replies name the reader and were not in view yet; an entry is a note by its annotation's id, or a reply. */
export type UnseenMentions = {
  isUnseen: (entryId: string, words: string) => boolean;
  onSeen: (entryId: string) => void;
};

type UnseenMentionsOptions = {
  ydoc: Y.Doc | null;
  memberId: string;
  /** The entries that the server knows as not seen. */
  unseen: readonly string[];
  /** Whether all annotations are there. */
  isSynced: boolean;
};

/** Those that the server knows, and those written while the article is open. */
export function useUnseenMentions(options: UnseenMentionsOptions): UnseenMentions {
  const { ydoc, memberId, unseen, isSynced } = options;
  /** The entries that named the reader when all annotations had arrived, and those seen since. */
  const known = useRef<Set<string> | null>(null);
  const seen = useRef(new Set<string>());
  useEffect(() => {
    if (!ydoc || !isSynced || known.current) return;
    const entries = readAnnotations(ydoc).flatMap(({ id, note, replies }) => [{ id, body: note }, ...replies]);
    known.current = new Set(entries.filter(({ body }) => body.includes(mentionOf(memberId))).map(({ id }) => id));
  }, [ydoc, memberId, isSynced]);

  const isUnseen = useCallback(
    (entryId: string, words: string) => {
      if (seen.current.has(entryId) || !words.includes(mentionOf(memberId))) return false;
      return unseen.includes(entryId) || known.current?.has(entryId) === false;
    },
    [unseen, memberId],
  );
  const onSeen = useCallback((entryId: string) => void seen.current.add(entryId), []);
  return useMemo(() => ({ isUnseen, onSeen }), [isUnseen, onSeen]);
}
