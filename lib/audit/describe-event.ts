import type { AuditEvent } from './event.ts';

const WORDS: Record<AuditEvent['type'], string> = {
  'newsroom.created': 'Opened the newsroom',
  'member.added': 'Added a member',
  'member.role_changed': 'Changed a role',
  'member.removed': 'Removed a member',
  'member.signed_out_everywhere': 'Signed out everywhere',
  'member.password_replaced': 'Replaced a password',
  'story.created': 'Opened a story',
  'article.imported': 'Imported an article',
  'draft.refused': 'Was refused an edit',
  'claim.created': 'Made the claim',
  'claim.reworded': 'Gave it a new wording',
  'claim.merged': 'Merged a duplicate',
  'claim.unmerged': 'Undid a merge',
  'claim.split': 'Split it',
  'claim.assigned': 'Changed the assignment',
  'comment.written': 'Wrote a comment',
  'comment.edited': 'Edited a comment',
  'comment.removed': 'Took a comment back',
  'suggestion.dismissed': 'Dismissed a suggestion',
  'suggestion.restored': 'Restored a suggestion',
  'evidence.linked': 'Linked evidence',
  'evidence.removed': 'Took evidence off',
  'round.opened': 'Opened a round',
  'round.closed': 'Closed a round',
  'vote.cast': 'Voted',
  'vote.revised': 'Revised a vote',
  'objection.withdrawn': 'Withdrew an objection',
  'objection.overruled': 'Overruled an objection',
  'rule.changed': 'Changed the rule of consensus',
  'reply.asked': 'Noted a request for reply',
  'reply.recorded': 'Recorded an answer',
  'reply.removed': 'Took a request for reply off',
  'review.requested': 'Sent it to review',
  'review.decided': 'Decided a review',
  'key.created': 'Made a signing key',
  'key.retired': 'Retired a signing key',
  'factsheet.named': 'Named the fact sheet',
  'factsheet.published': 'Published a version',
  'factsheet.retracted': 'Retracted the fact sheet',
};

/** An audit event's type as a person reads it; a type that this release does not know shows its parts: "x.y_z" as "x y z". */
export function describeEvent(type: string): string {
  return type in WORDS ? WORDS[type as AuditEvent['type']] : type.replaceAll(/[._]/g, ' ');
}
