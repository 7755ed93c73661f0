/** One audit event about a claim. `seq` counts in the newsroom's whole chain. `hash` is null from the first sealed vote on. */
export type ClaimEvent = { seq: number; at: string; actor: string; type: string; words: string; hash: string | null };
