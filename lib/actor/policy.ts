import type { Role } from './actor.ts';

/*
 * Who may do what, by role, on one page. A relation to the claim (its author, a voter, whoever opened the round) can forbid
 * more: see claim/transitions.ts. Whose newsroom it is comes first: for everybody else it does not exist.
 */

const EVERYBODY = ['admin', 'editor', 'reviewer', 'observer'] as const;
const CONTRIBUTORS = ['admin', 'editor', 'reviewer'] as const;
const DECIDERS = ['admin', 'reviewer'] as const;
const ADMINS = ['admin'] as const;

/** The roles that may do each thing. */
export const POLICY = {
  'page.refresh': EVERYBODY,
  'suggestion.find': EVERYBODY,
  'mention.see': EVERYBODY,
  'session.end': EVERYBODY,

  'draft.write': CONTRIBUTORS,
  'story.create': CONTRIBUTORS,
  'article.import': CONTRIBUTORS,
  'annotation.import': CONTRIBUTORS,
  'claim.make': CONTRIBUTORS,
  'claim.reword': CONTRIBUTORS,
  'claim.merge': CONTRIBUTORS,
  'claim.unmerge': CONTRIBUTORS,
  'claim.split': CONTRIBUTORS,
  'claim.assign': CONTRIBUTORS,
  'evidence.edit': CONTRIBUTORS,
  'suggestion.dismiss': CONTRIBUTORS,
  'comment.write': CONTRIBUTORS,
  'reply.record': CONTRIBUTORS,
  'round.open': CONTRIBUTORS,
  'vote.cast': CONTRIBUTORS,
  /** Editors where the rule names them. */
  'round.close': CONTRIBUTORS,
  'objection.withdraw': CONTRIBUTORS,
  'review.request': CONTRIBUTORS,
  'factsheet.edit': CONTRIBUTORS,
  'factsheet.publish': CONTRIBUTORS,
  'factsheet.retract': CONTRIBUTORS,

  /** Whatever the rule says of closing. */
  'round.close-any': DECIDERS,
  'objection.overrule': DECIDERS,
  'review.decide': DECIDERS,
  'audit.read': DECIDERS,

  'comment.remove-any': ADMINS,
  'annotation.remove-any': ADMINS,
  'member.manage': ADMINS,
  'rule.set': ADMINS,
  'key.replace': ADMINS,
} as const satisfies Record<string, readonly Role[]>;

export type Verb = keyof typeof POLICY;

/** Whether the role may. */
export function can(role: Role, verb: Verb): boolean {
  return (POLICY[verb] as readonly Role[]).includes(role);
}

const REFUSALS: Partial<Record<Verb, string>> = {
  'story.create': 'Observers read; ask an editor to create a story.',
  'article.import': 'Observers read; ask an editor to import this.',
  'vote.cast': 'Observers read along; they do not vote.',
  'comment.write': 'Observers read along; they write no comments.',
  'factsheet.publish': 'Observers read along; they do not publish.',
  'factsheet.retract': 'Observers read along; they do not retract.',
  'objection.overrule': 'Only a reviewer or an admin overrules an objection.',
  'review.decide': 'Only a reviewer or an admin decides a review.',
  'audit.read': 'Only reviewers and admins read the audit log.',
  'member.manage': 'Only an admin changes roles and removes members.',
  'rule.set': 'Only an admin sets the rule.',
  'key.replace': 'Only an admin replaces the key.',
};

/** Why the role may not, as a sentence; null where it may. */
export function findRefusal(role: Role, verb: Verb): string | null {
  if (can(role, verb)) return null;
  return REFUSALS[verb] ?? 'Observers read along; they change nothing.';
}
