import type { AuditEvent } from './event.ts';

const WORDS: Record<AuditEvent['type'], string> = {
  'newsroom.created': 'Created the newsroom',
  'member.added': 'Added a member',
  'member.role_changed': 'Changed a role',
  'member.removed': 'Removed a member',
  'member.signed_out_everywhere': 'Signed out everywhere',
  'member.password_replaced': 'Replaced a password',
  'story.created': 'Created a story',
  'article.imported': 'Imported an article',
  'draft.refused': 'Had an edit refused',
  'claim.created': 'Made the claim',
  'claim.reworded': 'Reworded the claim',
  'claim.merged': 'Merged a duplicate',
  'claim.unmerged': 'Undid a merge',
  'claim.split': 'Split the claim',
  'claim.assigned': 'Changed the assignment',
  'comment.written': 'Wrote a comment',
  'comment.edited': 'Edited a comment',
  'comment.removed': 'Deleted a comment',
  'suggestion.dismissed': 'Dismissed a suggestion',
  'suggestion.restored': 'Restored a suggestion',
  'evidence.linked': 'Linked evidence',
  'evidence.removed': 'Removed evidence',
  'round.opened': 'Opened a round',
  'round.closed': 'Closed a round',
  'vote.cast': 'Voted',
  'vote.revised': 'Revised a vote',
  'objection.withdrawn': 'Withdrew an objection',
  'objection.overruled': 'Overruled an objection',
  'rule.changed': 'Changed the rule of consensus',
  'reply.asked': 'Recorded a request for reply',
  'reply.recorded': 'Recorded an answer',
  'reply.removed': 'Removed a request for reply',
  'review.requested': 'Sent the claim to review',
  'review.decided': 'Decided a review',
  'key.created': 'Created a signing key',
  'key.retired': 'Retired a signing key',
  'factsheet.named': 'Named the fact sheet',
  'factsheet.published': 'Published a version',
  'factsheet.retracted': 'Retracted the fact sheet',
};

/** An audit event's type as a person reads it; a type that this release does not know shows its parts: "x.y_z" as "x y z". */
export function describeEvent(type: string): string {
  return type in WORDS ? WORDS[type as AuditEvent['type']] : type.replaceAll(/[._]/g, ' ');
}
