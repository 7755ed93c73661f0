/** An audit event of a story, as its page of activity shows it. */
export type StoryEvent = {
  seq: number;
  /** ISO 8601. */
  at: string;
  /** null for what Touchstone did by itself. */
  member: { name: string; colour: number } | null;
  /** What was done, in words. */
  words: string;
  claim: { id: string; number: number } | null;
  article: { id: string; title: string } | null;
};

/** `olderThan`: the seq that the next page begins before; null where there is none. */
export type StoryEventPage = { events: StoryEvent[]; olderThan: number | null };
