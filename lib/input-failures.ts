/*
 * What can be wrong with one value from outside, by its id: the part of the catalogue that zod schemas name in place of
 * sentences (`z.string().min(1, 'story.title-missing')`). The parameters are the numbers of the schema itself.
 */

type AtMost = { maximum: number };

function input<P = undefined>(say: (params: P) => string) {
  return { code: 'INVALID' as const, say };
}

export const INPUT_FAILURES = {
  'article.date': input(() => 'Give the date as year-month-day, such as 2025-06-30.'),
  'article.date-too-early': input(() => 'Give a date from the year 1500 on.'),
  'article.file-name-too-long': input(({ maximum }: AtMost) => `A file’s name has at most ${maximum} characters.`),
  'article.grade': input(() => 'Give a grade from A to F.'),
  'article.language': input(() => 'Give the language as a code, such as en or az.'),
  'article.outlet-missing': input(() => 'Name the outlet.'),
  'article.outlet-too-long': input(({ maximum }: AtMost) => `An outlet’s name has at most ${maximum} characters.`),
  'article.retelling': input(() => 'Give true or false.'),
  'article.title-missing': input(() => 'Give the article a title.'),
  'article.url': input(() => 'Give a full address that begins with http:// or https://.'),
  'claim.due-day': input(() => 'Give the day as year, month and day.'),
  'claim.due-without-member': input(() => 'A due day needs a member.'),
  'claim.merge-same': input(() => 'Choose another claim to merge it into.'),
  'claim.origin-too-long': input(
    ({ maximum }: AtMost) => `An origin has at most ${maximum} characters: a name, not the passage.`,
  ),
  'claim.passage-incomplete': input(() => 'A passage needs both its article and its place in it.'),
  'claim.stance': input(() => 'Choose a stance: supports, contradicts or context.'),
  'claim.text-missing': input(() => 'A claim needs words: one statement that can be checked.'),
  'claim.text-too-long': input(
    ({ maximum }: AtMost) =>
      `A claim has at most ${maximum} characters. Say one thing; make another claim for the rest.`,
  ),
  'comment.empty': input(() => 'Write something first.'),
  'comment.link': input(() => 'A link begins with http:// or https://.'),
  'comment.too-long': input(({ maximum }: AtMost) => `A comment has at most ${group(maximum)} characters.`),
  'comment.unfit': input(() => 'This comment contains something that comments cannot show.'),
  'factsheet.reason-missing': input(() => 'Tell readers why.'),
  'front-matter.colon-unquoted': input(() => 'A value with a colon in it needs quotes around it.'),
  'front-matter.duplicate-key': input(() => 'This key is there twice.'),
  'front-matter.missing-character': input(() => 'A quote, a bracket or a colon is missing.'),
  'front-matter.not-scalar': input(() => 'Write one value, not a list or a reference.'),
  'front-matter.not-yaml': input(({ detail }: { detail: string }) => `This is not valid YAML: ${detail}.`),
  'front-matter.start-unquoted': input(() => 'A value that begins with this character needs quotes around it.'),
  'front-matter.tab': input(() => 'Indent with spaces, not with tabs.'),
  'front-matter.unfit': input(() => 'This value does not fit.'),
  'member.email': input(() => 'This is not an e-mail address.'),
  'member.name-missing': input(() => 'A member needs a name.'),
  'member.role': input(({ values }: { values: readonly string[] }) => `A role is one of ${values.join(', ')}.`),
  'name.too-long': input(({ maximum }: AtMost) => `A name has at most ${maximum} characters.`),
  'newsroom.name-missing': input(() => 'A newsroom needs a name.'),
  'newsroom.slug': input(() => 'A slug is made of lower-case letters a to z, digits and single hyphens.'),
  'newsroom.slug-too-long': input(({ maximum }: AtMost) => `A slug has at most ${maximum} characters.`),
  'objection.reason-missing': input(() => 'Say why the objection does not stand.'),
  'reason.too-long': input(({ maximum }: AtMost) => `A reason has at most ${maximum} characters.`),
  'reply.answer-too-long': input(({ maximum }: AtMost) => `An answer has at most ${maximum} characters.`),
  'reply.answered-at': input(() => 'Say when they answered.'),
  'reply.asked-at': input(() => 'Say when they were asked.'),
  'reply.deadline': input(() => 'Give the deadline for their answer.'),
  'reply.deadline-early': input(() => 'The deadline cannot be before they were asked.'),
  'reply.party-missing': input(() => 'Say who was asked.'),
  'reply.question-too-long': input(({ maximum }: AtMost) => `A question has at most ${maximum} characters.`),
  'review.reason-missing': input(() => 'Say why, so that the author knows what to do.'),
  'selector.empty': input(() => 'The passage is empty. Select some words first.'),
  'selector.other-context': input(() => 'The words around the passage differ from the article.'),
  'selector.other-words': input(() => 'The quoted words are not at this place in the article.'),
  'selector.outside-text': input(() => 'The passage lies outside the article’s text.'),
  'selector.splits-character': input(() => 'The passage begins or ends within a character.'),
  'selector.too-long': input(
    ({ maximum }: AtMost) => `The passage is too long: at most ${group(maximum)} characters can be marked at once.`,
  ),
  'article.withdrawal-reason': input(() => 'Say why the article is withdrawn.'),
  'article.withdrawal-reason-too-long': input(({ maximum }: AtMost) => `A reason has at most ${maximum} characters.`),
  'story.title-missing': input(() => 'Give the story a title.'),
  'title.too-long': input(({ maximum }: AtMost) => `A title has at most ${maximum} characters.`),
  'vote.rating': input(() => 'Choose a rating from 1 (confirmed) to 6 (cannot be judged).'),
};

export type InputFailureId = keyof typeof INPUT_FAILURES;

type ParamsOf<K extends InputFailureId> = Parameters<(typeof INPUT_FAILURES)[K]['say']>[0];

/** What is wrong with a value: the id, and what its sentence needs. */
export type InputFailure = {
  [K in InputFailureId]: readonly [id: K, ...params: undefined extends ParamsOf<K> ? [] : [params: ParamsOf<K>]];
}[InputFailureId];

export function isInputFailureId(text: string): text is InputFailureId {
  return Object.hasOwn(INPUT_FAILURES, text);
}

/** The sentence, for a failure that names it as its own problem. */
export function describeInputFailure([id, params]: InputFailure): string {
  return (INPUT_FAILURES[id].say as (params: unknown) => string)(params);
}

function group(count: number): string {
  return count.toLocaleString('en');
}
