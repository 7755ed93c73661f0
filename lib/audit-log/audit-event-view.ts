/** An event as the audit page shows it. */
export type AuditEventView = {
  seq: number;
  at: string;
  actor: string;
  type: string;
  /** null from the first sealed vote on: it would tell who voted when. */
  hash: string | null;
  /** The claim that the event is about; null for others, and for events of a sealed round. */
  claim: { id: string; storyId: string; number: number } | null;
};

/** `olderThan`: the seq that the next page begins before; null where there is none. */
export type AuditEventPage = { events: AuditEventView[]; olderThan: number | null };
