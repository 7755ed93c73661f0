import type { Failure, FailureId } from '#lib/failures.ts';
import type { Role } from './actor.ts';

/*
 * Which role may do what. A member's relation to the claim (author, voter, opener of the round) can forbid more: see
 * claim/transitions.ts. The newsroom is checked first: for members of another one nothing of it exists.
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
  'visit.record': EVERYBODY,
  'session.end': EVERYBODY,

  'draft.write': CONTRIBUTORS,
  'story.create': CONTRIBUTORS,
  'story.edit': CONTRIBUTORS,
  'article.correct': CONTRIBUTORS,
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
  /** Editors only if the newsroom's rule allows it. */
  'round.close': CONTRIBUTORS,
  'objection.withdraw': CONTRIBUTORS,
  'review.request': CONTRIBUTORS,
  'factsheet.edit': CONTRIBUTORS,
  'factsheet.publish': CONTRIBUTORS,
  'factsheet.retract': CONTRIBUTORS,

  /** Regardless of the newsroom's rule. */
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

/** Whether the policy lets the role do it. */
export function can(role: Role, verb: Verb): boolean {
  return (POLICY[verb] as readonly Role[]).includes(role);
}

const REFUSALS: Partial<Record<Verb, FailureId & `policy.${string}`>> = {
  'story.create': 'policy.story',
  'article.import': 'policy.import',
  'vote.cast': 'policy.vote',
  'comment.write': 'policy.comment',
  'factsheet.publish': 'policy.publish',
  'factsheet.retract': 'policy.retract',
  'objection.overrule': 'policy.overrule',
  'review.decide': 'policy.review',
  'audit.read': 'policy.audit',
  'member.manage': 'policy.members',
  'rule.set': 'policy.rule',
  'key.replace': 'policy.key',
};

/** The failure with which the policy refuses the role; null if it does not. */
export function findRefusal(role: Role, verb: Verb): Failure | null {
  return can(role, verb) ? null : [REFUSALS[verb] ?? 'policy.observer'];
}
