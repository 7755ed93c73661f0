import type { ReactNode } from 'react';
import { MentionSeen } from '#components/mention/mention-seen.tsx';
import { useReaderTools } from './reader-tools.ts';

type SeenEntryProps = {
  /** The annotation's id, for its note, or the reply's. */
  entryId: string;
  words: string;
  children: ReactNode;
};

/** A note or a reply: where it names the reader, they have seen that once it was in view. */
export function SeenEntry({ entryId, words, children }: SeenEntryProps) {
  const { revisionId, isUnseen, onSeen } = useReaderTools().mentions;
  return (
    <MentionSeen of={{ revisionId, entryId }} isUnseen={isUnseen(entryId, words)} onSeen={() => onSeen(entryId)}>
      {children}
    </MentionSeen>
  );
}
