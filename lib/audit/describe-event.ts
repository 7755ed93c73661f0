import type { AuditEvent } from './event.ts';

const WORDS: Record<AuditEvent['type'], string> = {
  'newsroom.created': 'Created the newsroom',
  'member.added': 'Added a member',
  'member.role_changed': 'Changed a role',
  'member.removed': 'Removed a member',
  'member.signed_out_everywhere': 'Signed out everywhere',
  'member.password_replaced': 'Replaced a password',
  'sign_in.succeeded': 'Signed in',
  'sign_in.failed': 'A sign-in failed: wrong password',
  'sign_in.locked': 'Sign-in locked after too many failures',
  'command.refused': 'Was refused a command: the role does not allow it',
  'story.created': 'Created a story',
  'story.renamed': 'Renamed the story',
  'story.archived': 'Archived the story',
  'story.unarchived': 'Brought the story back from the archive',
  'story.removed': 'Removed a story',
  'article.withdrawn': 'Withdrew an article',
  'article.reinstated': 'Reinstated an article',
  'article.corrected': 'Corrected an article',
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
  'evidence.changed': 'Changed evidence',
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

const DECIDED = new Map([
  ['approved', 'Approved the claim'],
  ['changes_requested', 'Asked for changes of the claim'],
  ['rejected', 'Rejected the claim'],
]);

/** What the rule's settings are called in the log. */
const SETTINGS = new Map([
  ['quorumCount', 'quorum'],
  ['agreementThreshold', 'agreement'],
  ['minEvidenceCount', 'evidence'],
  ['minOriginCount', 'independent origins'],
  ['objectionBlocks', 'objections block'],
  ['closers', 'who closes'],
  ['reviewerCount', 'reviewers'],
]);

/**
 * What an audit event says was done, as a person reads it. `payload` is the event's own, `memberName` the member that it names.
 * What this release does not know is left out; of a type that it does not know the parts show: "x.y_z" as "x y z".
 */
export function describeEvent(type: string, payload: unknown = {}, memberName: string | null = null): string {
  const known = type in WORDS ? WORDS[type as AuditEvent['type']] : type.replaceAll(/[._]/g, ' ');
  const of = new Map<string, unknown>(Object.entries(Object(payload)));
  const say = (name: string) => String(of.get(name) ?? '');
  const who = memberName ?? 'a member';
  switch (type) {
    case 'member.added':
      return `Added ${who} as ${say('role')}`;
    case 'member.role_changed':
      return `Changed the role of ${who} from ${say('from')} to ${say('to')}`;
    case 'member.removed':
      return `Removed ${who}`;
    case 'member.password_replaced':
      return `Replaced the password of ${who}`;
    case 'command.refused':
      return `${known}: ${say('verb')}`;
    case 'story.created':
      return `Created the story “${say('title')}”`;
    case 'story.renamed':
      return `Renamed the story “${say('from')}” to “${say('to')}”`;
    case 'story.removed':
      return `Removed the story “${say('title')}”`;
    case 'article.withdrawn':
      return `${known}: ${say('reason')}`;
    case 'article.corrected':
      return `${known}: ${describeChange(of.get('from'), of.get('to'))}`;
    case 'evidence.changed':
      return `${known}: ${describeChange(of.get('from'), of.get('to'))}`;
    case 'draft.refused':
      return say('reason') === '' ? known : `${known}: ${say('reason')}`;
    case 'claim.assigned':
      if (of.get('memberId') === null) return 'Took the assignment away';
      return `Assigned the claim to ${who}${of.get('dueOn') ? `, due ${say('dueOn')}` : ''}`;
    case 'evidence.linked':
      return `${known}: ${say('stance')}`;
    case 'round.opened':
      return `Opened round ${say('number')}`;
    case 'round.closed':
      return `${known}: ${say('outcome')}`;
    case 'objection.overruled':
      return `Overruled the objection of ${who}`;
    case 'rule.changed':
      return `${known}: ${describeChangedRule(of.get('from'), of.get('to'))}`;
    case 'review.decided':
      return DECIDED.get(say('decision')) ?? known;
    case 'factsheet.named':
      return `${known} “${say('title')}”`;
    case 'factsheet.published':
      return `Published version ${say('number')}`;
    case 'factsheet.retracted':
      return `${known} with version ${say('number')}`;
    default:
      return known;
  }
}

/** "quorum 3 to 4, reviewers 1 to 2". */
function describeChangedRule(from: unknown, to: unknown): string {
  return listChanges(from, to)
    .map(([name, before, after]) => `${SETTINGS.get(name) ?? name} ${before} to ${after}`)
    .join(', ');
}

/** `outlet “Post” to “Gazette”, date none to “2026-01-02”`. */
function describeChange(from: unknown, to: unknown): string {
  const quote = (value: unknown) => (value === null || value === '' ? 'none' : `“${value}”`);
  return listChanges(from, to)
    .map(([name, before, after]) => `${name} ${quote(before)} to ${quote(after)}`)
    .join(', ');
}

function listChanges(from: unknown, to: unknown): [name: string, before: unknown, after: unknown][] {
  const before = new Map<string, unknown>(Object.entries(Object(from)));
  const changed = Object.entries(Object(to)).filter(([name, value]) => before.get(name) !== value);
  return changed.map(([name, value]) => [name, before.get(name), value]);
}
