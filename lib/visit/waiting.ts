/** What waits for a member, for the bar, as it was at a time (ISO 8601, of the server's clock). */
export type Waiting = {
  /** Comments, notes and replies that name them and were not in view yet. */
  readonly mentionCount: number;
  /** Their claims that were approved or rejected since they looked. */
  readonly decisionCount: number;
  /** Claims in review that they may decide. */
  readonly reviewCount: number;
  /** Differs whenever the newsroom's queue does. */
  readonly queueSign: string;
  readonly at: string;
};
