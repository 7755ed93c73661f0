import { vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { ReaderTools } from './reader-tools.ts';

/** For tests of cards: what a card needs from the page around it, for an editor named Ben whose colleagues are called as their ids. */
export function buildReaderTools(ydoc: Y.Doc, changed: Partial<ReaderTools> = {}): ReaderTools {
  return {
    ydoc,
    awareness: new Awareness(ydoc),
    me: { memberId: 'ben', role: 'editor' },
    canWrite: true,
    memberOf: (memberId) => ({ name: memberId, colour: 0 }),
    mentions: {
      members: [],
      nameOf: (memberId) => memberId,
      revisionId: 'revision',
      isUnseen: () => false,
      onSeen: vi.fn(),
    },
    pointedReplyId: null,
    open: vi.fn(),
    leave: vi.fn(),
    remove: vi.fn(),
    makeClaim: vi.fn(),
    linkEvidence: vi.fn(),
    findElsewhere: vi.fn(),
    ...changed,
  };
}
