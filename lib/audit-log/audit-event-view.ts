/** An event as the audit page shows it. */
export type AuditEventView = {
  seq: number;
  at: string;
  actor: string;
  type: string;
  /** What was done, in words. */
  words: string;
  /** null from the first sealed vote on: it would tell who voted when. */
  hash: string | null;
  /** The claim that the event is about; null for others, and for events of a sealed round. */
  claim: { id: string; storyId: string; number: number } | null;
  /** The article that the event is about. */
  article: { id: string; storyId: string; title: string } | null;
  /** The story in which it happened; null outside any story, and for events of a sealed round. */
  story: { id: string; title: string } | null;
};

/** `olderThan`: the seq that the next page begins before; null where there is none. */
export type AuditEventPage = { events: AuditEventView[]; olderThan: number | null };
