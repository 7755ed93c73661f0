import { describeGate } from '#lib/gate/describe-gate.ts';
import type { GateOutcome } from '#lib/gate/gate.ts';
import { STATE_WORDS, STEP_WORDS } from './claim-words.ts';
import type { ErrorCode } from './error-status.ts';
import { describeInputFailure, INPUT_FAILURES, type InputFailure } from './input-failures.ts';
import { REFUSALS, type RefusalReason } from './refusal-reason.ts';

/*
 * Every sentence of an expected failure, by its id. A failure travels as id and parameters; the sentence is found here, for the
 * person who caused it. Translations replace this catalogue.
 */

function failure<P = undefined>(code: ErrorCode, say: (params: P) => string) {
  return { code, say };
}

const FILE_KINDS = {
  pdf: 'a PDF',
  zip: 'a Word document or an archive',
  'old-word': 'an old Word document',
  rtf: 'an RTF document',
  picture: 'a picture',
  compressed: 'a compressed file',
};

type WrongState = { state: keyof typeof STATE_WORDS; step: keyof typeof STEP_WORDS };

function adviseOnState(state: WrongState['state'], step: WrongState['step']): string {
  if (state === 'approved') return 'A reviewer opens it again with “Request changes”.';
  if (state === 'rejected') return 'Reword it to start again.';
  return state === 'voting' && step === 'send_to_review' ? 'Close the round first.' : '';
}

/** null: a claim that no longer exists. */
type ClaimNumbers = readonly (number | null)[];

function nameClaims(numbers: ClaimNumbers): string {
  return numbers.map((number) => (number === null ? 'a claim that no longer exists' : `claim ${number}`)).join(', ');
}

/** What a version changes, and in which claim. */
type ChangePlace = {
  what: 'text' | 'claim' | 'verdict' | 'added' | 'removed' | 'retraction';
  claim: number | null;
};

function describeChange({ what, claim }: ChangePlace): string {
  switch (what) {
    case 'text':
      return 'The text of the sheet changed.';
    case 'retraction':
      return 'The sheet is no longer retracted.';
    case 'added':
      return `Claim ${claim} is new.`;
    case 'removed':
      return `Claim ${claim} is no longer there.`;
    case 'verdict':
      return `Claim ${claim} has another verdict.`;
    default:
      return `Claim ${claim} changed.`;
  }
}

export const FAILURES = {
  ...INPUT_FAILURES,

  UNAUTHENTICATED: failure('UNAUTHENTICATED', () => 'Please sign in.'),
  FORBIDDEN: failure('FORBIDDEN', () => 'Your role does not allow this.'),
  NOT_FOUND: failure('NOT_FOUND', () => 'This does not exist, or is not yours to see.'),
  CONFLICT: failure('CONFLICT', () => 'This has been done already.'),
  STALE: failure('STALE', () => 'This changed while you were reading it. Read it again, then decide.'),
  TOO_LARGE: failure('TOO_LARGE', () => 'This is too large.'),
  UNSUPPORTED: failure('UNSUPPORTED', () => 'This kind of file cannot be read.'),
  INVALID: failure('INVALID', () => 'Something in the form is not right.'),
  RATE_LIMITED: failure('RATE_LIMITED', () => 'Too many at once. Wait a moment and try again.'),

  'annotation.no-selector': failure(
    'INVALID',
    ({ number }: { number: number }) => `Annotation ${number} has no target with a text selector.`,
  ),
  'annotation.quote-missing': failure(
    'INVALID',
    ({ number }: { number: number }) => `Annotation ${number} quotes a passage that is not in this article.`,
  ),
  'annotation.too-many': failure(
    'INVALID',
    ({ count }: { count: number }) => `At most ${count} annotations can be imported at once. Send them in parts.`,
  ),
  'annotation.unfit': failure(
    'INVALID',
    ({ number, problem }: { number: number; problem: InputFailure }) =>
      `Annotation ${number}: ${describeInputFailure(problem)}`,
  ),
  'annotation.unknown-shape': failure(
    'INVALID',
    () => 'This is neither an Annotation, nor an AnnotationPage, nor an array of annotations.',
  ),
  'article.binary': failure('UNSUPPORTED', () => 'This is a binary file, not text. Choose a plain text file.'),
  'article.blank': failure('INVALID', () => 'The file holds only white space. Give the text of the article.'),
  'article.encoding-unknown': failure(
    'UNSUPPORTED',
    () => 'The encoding of this file is unknown. Save it as UTF-8 and import it again.',
  ),
  'article.file-empty': failure('INVALID', () => 'The file is empty. Choose a file that holds the article.'),
  'article.front-matter': failure(
    'INVALID',
    ({ line, name, problem }: { line: number; name: string | null; problem: InputFailure }) =>
      `Line ${line} of the file${name === null ? '' : `, "${name}"`}: ${describeInputFailure(problem)} Correct it and import again.`,
  ),
  'article.not-text': failure(
    'UNSUPPORTED',
    ({ kind }: { kind: keyof typeof FILE_KINDS }) =>
      `This is ${FILE_KINDS[kind]}, not plain text. Copy its text and paste it, or save it as plain text.`,
  ),
  'article.same-text': failure(
    'CONFLICT',
    ({ title }: { title: string }) => `This text is in the story already: “${title}”`,
  ),
  'article.too-large': failure(
    'TOO_LARGE',
    ({ size }: { size: string }) =>
      `This is ${size} MiB; an article may have 5 MiB. Import the article alone, as plain text.`,
  ),
  'audit.nothing-to-export': failure('NOT_FOUND', () => 'There is nothing to export until the open rounds are closed.'),
  'ballot.change-needs-reason': failure(
    'INVALID',
    () => 'Say why: a vote that changes after the reveal needs a reason.',
  ),
  'ballot.needs-reason': failure('INVALID', () => 'Say why: a rating of 4, 5 or 6 and every objection need a reason.'),
  'ballot.one-revision': failure('CONFLICT', () => 'You have voted in round 2 already; each vote may be revised once.'),
  'cli.missing': failure('NOT_FOUND', ({ words }: { words: string }) => words),
  'cli.usage': failure('INVALID', ({ words }: { words: string }) => words),
  'claim.annotation-gone': failure('NOT_FOUND', () => 'This annotation no longer exists. Select the passage itself.'),
  'claim.approved-already': failure(
    'FORBIDDEN',
    () => 'You have approved it already. Another reviewer has to approve it too.',
  ),
  'claim.assignee-unfit': failure('INVALID', () => 'Choose a member of the newsroom who is not an observer.'),
  'claim.author-overrules': failure('FORBIDDEN', () => 'The author of a claim never overrules an objection to it.'),
  'claim.author-reviews': failure('FORBIDDEN', () => 'The author of a claim never reviews it. Ask another reviewer.'),
  'claim.merge-undone': failure('CONFLICT', () => 'This claim is no longer merged.'),
  'claim.merged-along': failure(
    'CONFLICT',
    ({ number }: { number: number }) => `It was merged along with claim ${number}. Undo that merge first.`,
  ),
  'claim.merged-into': failure(
    'CONFLICT',
    ({ number, into }: { number: number; into: number }) =>
      `Claim ${number} was merged into claim ${into}. Continue there.`,
  ),
  'claim.not-merged': failure('CONFLICT', ({ number }: { number: number }) => `Claim ${number} is no longer merged.`),
  'claim.other-story': failure('NOT_FOUND', () => 'The two claims belong to different stories.'),
  'claim.reworded-meanwhile': failure('STALE', () => 'The claim was reworded meanwhile. Read it again first.'),
  'claim.same-wording': failure('INVALID', () => 'The claim already has this wording.'),
  'claim.split-alike': failure('INVALID', () => 'Both claims say the same. Give each its own wording.'),
  'claim.wrong-state': failure('CONFLICT', ({ state, step }: WrongState) =>
    `A claim that is “${STATE_WORDS[state]}” cannot ${STEP_WORDS[step]}. ${adviseOnState(state, step)}`.trim(),
  ),
  'comment.deleted': failure('NOT_FOUND', () => 'This comment has been deleted.'),
  'comment.not-author': failure('FORBIDDEN', () => 'Only the author can edit a comment.'),
  'comment.not-removable': failure('FORBIDDEN', () => 'Only its author or an admin can delete a comment.'),
  'comment.parent-gone': failure('NOT_FOUND', () => 'The comment you are replying to no longer exists.'),
  'draft.refused': failure('INVALID', ({ reason }: { reason: RefusalReason }) => REFUSALS[reason]),
  'evidence.cited-already': failure('CONFLICT', () => 'This passage is linked to the claim already.'),
  'evidence.other-story': failure('NOT_FOUND', () => 'This article is not part of the story.'),
  'evidence.removed-already': failure('CONFLICT', () => 'This passage has already been removed from the claim.'),
  'factsheet.block-in-line': failure('INVALID', () => 'The draft contains a block inside a line. Remove it.'),
  'factsheet.dead-link': failure(
    'INVALID',
    ({ url, status }: { url: string; status: number }) =>
      `${url} answers ${status}. Change the link, or publish it as it is.`,
  ),
  'factsheet.newer-version': failure(
    'STALE',
    ({ number }: { number: number }) => `Version ${number} was published meanwhile. Read it, then decide.`,
  ),
  'factsheet.retracted-already': failure('CONFLICT', () => 'This fact sheet is already retracted.'),
  'factsheet.slug-fixed': failure(
    'CONFLICT',
    ({ slug }: { slug: string }) => `It was published as “${slug}”, and a published address never changes.`,
  ),
  'factsheet.slug-reserved': failure(
    'INVALID',
    ({ slug }: { slug: string }) => `The address “${slug}” is reserved for a page of the site. Choose another.`,
  ),
  'factsheet.slug-taken': failure(
    'CONFLICT',
    ({ slug }: { slug: string }) => `Another fact sheet has the address “${slug}”. Choose another.`,
  ),
  'factsheet.stale': failure(
    'STALE',
    () => 'The fact sheet changed while you were reading it. Read it again, then publish.',
  ),
  'factsheet.unchanged': failure('CONFLICT', () => 'Nothing has changed since the last version.'),
  'factsheet.no-claims': failure('INVALID', () => 'Place an approved claim in the text.'),
  'factsheet.no-details': failure('INVALID', () => 'Fill in title and address, then save them.'),
  'factsheet.no-standfirst': failure('INVALID', () => 'Write one or two sentences that say what is known.'),
  'factsheet.claim-twice': failure('INVALID', () => 'Remove the second place of the claim.'),
  'factsheet.quotes-fallen': failure(
    'INVALID',
    ({ claims }: { claims: ClaimNumbers }) => `Look at the evidence of ${nameClaims(claims)}.`,
  ),
  'factsheet.claims-unapproved': failure(
    'INVALID',
    ({ claims }: { claims: ClaimNumbers }) => `Remove ${nameClaims(claims)} from the text, or have it reviewed.`,
  ),
  'factsheet.explained-too-much': failure('INVALID', () => 'A change is explained that this version does not make.'),
  'factsheet.needs-correction': failure(
    'INVALID',
    (change: ChangePlace) => `${describeChange(change)} This has to be a correction.`,
  ),
  'factsheet.unexplained': failure(
    'INVALID',
    (change: ChangePlace) => `${describeChange(change)} Say why, for readers.`,
  ),
  'factsheet.unknown-block': failure(
    'INVALID',
    ({ name }: { name: string }) => `The draft contains a “${name}”, which a fact sheet cannot show. Remove it.`,
  ),
  'input.broken-text': failure('INVALID', () => 'The text contains an invalid character. Type it again.'),
  /** Where a schema has no id of its own: the field, and zod's words, which zod translates. */
  'input.invalid': failure('INVALID', ({ field, problem }: { field: string; problem: string }) =>
    field === '' ? `${problem}.` : `${field}: ${problem}.`,
  ),
  'key.replaced-meanwhile': failure('STALE', () => 'The key was replaced meanwhile. Check the current one.'),
  'mention.not-member': failure('INVALID', () => 'Only members of the newsroom can be mentioned.'),
  'newsroom.email-taken': failure(
    'CONFLICT',
    ({ email, slug }: { email: string /** null: of this newsroom. */; slug: string | null }) =>
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
  'objection.closed': failure('CONFLICT', () => 'This objection is no longer open.'),
  'objection.none-own': failure('CONFLICT', () => 'You have no open objection to this claim.'),
  'objection.not-own': failure('FORBIDDEN', () => 'Only the member who objected withdraws the objection.'),
  'objection.own': failure('FORBIDDEN', () => 'You cannot overrule your own objection; withdraw it.'),
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
  'review.no-votes': failure('CONFLICT', () => 'No one has voted on this wording yet.'),
  'review.not-approvable': failure('CONFLICT', ({ gate }: { gate: GateOutcome | null }) =>
    `Not ready to be approved. ${gate ? describeGate(gate) : ''}`.trim(),
  ),
  'review.not-ready': failure(
    'CONFLICT',
    ({ gate }: { gate: GateOutcome }) => `Not ready for review. ${describeGate(gate)}`,
  ),
  'review.passage-not-cited': failure('INVALID', () => 'That passage is not cited here.'),
  'round.below-quorum': failure(
    'CONFLICT',
    ({ count, quorum }: { count: number; quorum: number }) =>
      `${count} of ${quorum} votes: a round can be closed once the quorum is met.`,
  ),
  'round.both-held': failure(
    'CONFLICT',
    () => 'Both rounds on this wording have been held. A new wording starts over.',
  ),
  'round.none-open': failure('CONFLICT', () => 'No round is open.'),
  'round.not-closer': failure(
    'FORBIDDEN',
    () => 'Your newsroom’s rule lets others close a round: ask a reviewer or an admin.',
  ),
  'round.not-open': failure('CONFLICT', ({ number }: { number: number }) => `Round ${number} is not open.`),
  'session.removed': failure('UNAUTHENTICATED', () => 'You are no longer a member of this newsroom.'),
  'sign-in.too-many': failure('RATE_LIMITED', () => 'Too many attempts. Wait a quarter of an hour, then try again.'),
  'story.title-taken': failure(
    'CONFLICT',
    ({ title }: { title: string }) => `There is a story “${title}” already. Open it, or choose another title.`,
  ),
  'user.unknown': failure(
    'NOT_FOUND',
    ({ email }: { email: string }) => `No one signs in as ${email}. Check the e-mail.`,
  ),
  'vote.no-first-round': failure('CONFLICT', () => 'Round 2 follows round 1.'),
  'vote.reworded': failure(
    'STALE',
    () => 'The claim was reworded while you were voting. Read the new wording, then vote on it.',
  ),
  'vote.round-closed': failure(
    'CONFLICT',
    ({ number }: { number: number }) => `Round ${number} has closed; your vote was not counted. Read the votes first.`,
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
