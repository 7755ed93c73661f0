/** One audited deed on a claim. `seq` counts in the newsroom's whole chain. `hash` is null from the first sealed vote on. */
export type ClaimEvent = { seq: number; at: string; actor: string; type: string; hash: string | null };

const WORDS: Record<string, string> = {
  'claim.created': 'Made the claim',
  'claim.reworded': 'Gave it a new wording',
  'claim.merged': 'Merged a duplicate',
  'claim.unmerged': 'Undid the merge',
  'claim.split': 'Split it',
  'claim.assigned': 'Changed the assignment',
  'comment.written': 'Wrote a comment',
  'comment.edited': 'Edited a comment',
  'comment.removed': 'Took a comment back',
  'evidence.linked': 'Linked evidence',
  'evidence.removed': 'Took evidence off',
  'round.opened': 'Opened a round',
  'round.closed': 'Closed a round',
  'vote.cast': 'Voted',
  'vote.revised': 'Revised a vote',
  'objection.withdrawn': 'Withdrew an objection',
  'objection.overruled': 'Overruled an objection',
  'review.requested': 'Sent it to review',
  'review.decided': 'Decided a review',
};

/** An audit event's type as a person reads it; one that has no words yet shows as its parts: "reply.asked" as "reply asked". */
export function describeEvent(type: string): string {
  return WORDS[type] ?? type.replaceAll(/[._]/g, ' ');
}
