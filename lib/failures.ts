import { CLAIM_FAILURES } from './claim-failures.ts';
import { failure } from './define-failure.ts';
import { FACTSHEET_FAILURES } from './factsheet-failures.ts';
import { IMPORT_FAILURES } from './import-failures.ts';
import { INPUT_FAILURES } from './input-failures.ts';
import { REFUSALS, type RefusalReason } from './refusal-reason.ts';

/*
 * Every sentence of an expected failure, by its id, here and in the parts of the catalogue that it spreads. A failure travels as
 * id and parameters; the sentence is found here, for the person who caused it. Translations replace this catalogue.
 */

type Taken = {
  email: string;
  /** null: of this newsroom. */
  slug: string | null;
};

export const FAILURES = {
  ...INPUT_FAILURES,
  ...IMPORT_FAILURES,
  ...CLAIM_FAILURES,
  ...FACTSHEET_FAILURES,

  UNAUTHENTICATED: failure('UNAUTHENTICATED', () => 'Please sign in.'),
  NOT_FOUND: failure('NOT_FOUND', () => 'This does not exist, or is not yours to see.'),
  INVALID: failure('INVALID', () => 'Something in the form is not right.'),
  STALE: failure('STALE', () => 'This changed while you were reading it. Read it again, then decide.'),
  'audit.broken': failure(
    'CONFLICT',
    ({ seq }: { seq: number }) =>
      `The audit log breaks at event ${seq}: it was changed in the database. Nothing is signed until it is restored. ` +
      'Ask whoever runs Touchstone to check it with npm run verify -- --audit NEWSROOM.',
  ),
  'audit.nothing-to-export': failure('NOT_FOUND', () => 'There is nothing to export until the open rounds are closed.'),
  'cli.missing': failure('NOT_FOUND', ({ words }: { words: string }) => words),
  'cli.usage': failure('INVALID', ({ words }: { words: string }) => words),
  'comment.deleted': failure('NOT_FOUND', () => 'This comment has been deleted.'),
  'comment.not-author': failure('FORBIDDEN', () => 'Only the author can edit a comment.'),
  'comment.not-removable': failure('FORBIDDEN', () => 'Only its author or an admin can delete a comment.'),
  'comment.parent-gone': failure('NOT_FOUND', () => 'The comment you are replying to no longer exists.'),
  'draft.refused': failure('INVALID', ({ reason }: { reason: RefusalReason }) => REFUSALS[reason]),
  'input.broken-text': failure('INVALID', () => 'The text contains an invalid character. Type it again.'),
  /** Where a schema has no id of its own: the field, and zod's words, which zod translates. */
  'input.invalid': failure('INVALID', ({ field, problem }: { field: string; problem: string }) =>
    field === '' ? `${problem}.` : `${field}: ${problem}.`,
  ),
  'key.replaced-meanwhile': failure('STALE', () => 'The key was replaced meanwhile. Check the current one.'),
  'mention.not-member': failure('INVALID', () => 'Only members of the newsroom can be mentioned.'),
  'newsroom.email-taken': failure(
    'CONFLICT',
    ({ email, slug }: Taken) =>
      `${email} is a member of ${slug === null ? 'this newsroom' : `the newsroom "${slug}"`} already. Name another e-mail.`,
  ),
  'newsroom.last-admin': failure('CONFLICT', () => 'A newsroom needs an admin. Make someone else admin first.'),
  'newsroom.slug-taken': failure(
    'CONFLICT',
    ({ slug }: { slug: string }) => `There is a newsroom "${slug}" already. Name another slug with --slug.`,
  ),
  'newsroom.unknown': failure('NOT_FOUND', ({ slug }: { slug: string }) => `There is no newsroom "${slug}".`),
  'newsroom.unknown-slug': failure(
    'NOT_FOUND',
    ({ slug }: { slug: string }) => `There is no newsroom "${slug}". Name yours with --newsroom SLUG.`,
  ),
  'policy.audit': failure('FORBIDDEN', () => 'Only reviewers and admins read the audit log.'),
  'policy.comment': failure('FORBIDDEN', () => 'Observers read along; they write no comments.'),
  'policy.import': failure('FORBIDDEN', () => 'Observers read; ask an editor to import this.'),
  'policy.key': failure('FORBIDDEN', () => 'Only an admin replaces the key.'),
  'policy.members': failure('FORBIDDEN', () => 'Only an admin changes roles and removes members.'),
  'policy.observer': failure('FORBIDDEN', () => 'Observers read along; they change nothing.'),
  'policy.overrule': failure('FORBIDDEN', () => 'Only a reviewer or an admin overrules an objection.'),
  'policy.publish': failure('FORBIDDEN', () => 'Observers read along; they do not publish.'),
  'policy.retract': failure('FORBIDDEN', () => 'Observers read along; they do not retract.'),
  'policy.review': failure('FORBIDDEN', () => 'Only a reviewer or an admin decides a review.'),
  'policy.rule': failure('FORBIDDEN', () => 'Only an admin sets the rule.'),
  'policy.story': failure('FORBIDDEN', () => 'Observers read; ask an editor to create a story.'),
  'policy.vote': failure('FORBIDDEN', () => 'Observers read along; they do not vote.'),
  'reply.before-asking': failure('INVALID', () => 'They cannot have answered before they were asked.'),
  'request.body-too-large': failure('TOO_LARGE', () => 'Send at most 1 MiB at once.'),
  'request.not-json': failure('INVALID', () => 'The body is not JSON.'),
  'request.not-json-type': failure('UNSUPPORTED', () => 'Send application/ld+json or application/json.'),
  'request.other-site': failure('FORBIDDEN', () => 'This was sent by a page of another site.'),
  'request.too-many': failure(
    'RATE_LIMITED',
    ({ count, waitS }: { count: number; waitS: number }) =>
      `You did this ${count} times within a minute. Try again in ${waitS} second${waitS === 1 ? '' : 's'}.`,
  ),
  'session.removed': failure('UNAUTHENTICATED', () => 'You are no longer a member of this newsroom.'),
  'sign-in.busy': failure(
    'RATE_LIMITED',
    () => 'Many people are signing in at this moment. Try again in a few seconds.',
  ),
  'sign-in.too-many': failure('RATE_LIMITED', () => 'Too many attempts. Wait a quarter of an hour, then try again.'),
  'story.in-use': failure(
    'CONFLICT',
    () => 'This story has articles, claims or a fact sheet by now, so it stays. Rename it instead.',
  ),
  'story.title-taken': failure(
    'CONFLICT',
    ({ title }: { title: string }) => `There is a story “${title}” already. Open it, or choose another title.`,
  ),
  'suggestion.busy': failure('RATE_LIMITED', () => 'Others are searching. Wait a moment, then try again.'),
  'suggestion.too-long': failure(
    'TOO_LARGE',
    () => 'This story is too long to be searched through. Look for the passage in its articles.',
  ),
  'user.unknown': failure(
    'NOT_FOUND',
    ({ email }: { email: string }) => `No one signs in as ${email}. Check the e-mail.`,
  ),
};

export type FailureId = keyof typeof FAILURES;

type ParamsOf<K extends FailureId> = Parameters<(typeof FAILURES)[K]['say']>[0];

/** What follows the id `K`: its parameters, or nothing. */
export type FailureParams<K extends FailureId> = undefined extends ParamsOf<K> ? [] : [params: ParamsOf<K>];

/** A failure that a pure function found, as `AppError.of` takes it. */
export type Failure = { [K in FailureId]: readonly [id: K, ...params: FailureParams<K>] }[FailureId];

/** The failure's sentence. */
export function describeFailure([id, params]: Failure): string {
  return (FAILURES[id].say as (params: unknown) => string)(params);
}
