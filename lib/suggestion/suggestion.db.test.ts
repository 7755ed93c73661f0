import { expect, test } from 'vitest';
import { db } from '#lib/db.server.ts';
import { buildArticle, buildClaim, buildEvidence, buildMember, buildStory } from '#seeds/factories.server.ts';
import { dismissSuggestion, restoreSuggestion } from './dismiss-suggestion.server.ts';
import { findSuggestions } from './find-suggestions.server.ts';
import { fits } from './suggestion.ts';

const FIRST = 'Captain Ilmar Tosk steered the ferry Vesna onto the rocks at four.';
const SECOND = 'The Vesna ran aground under her captain, Ilmar Tossk, before dawn.';

async function buildCoverage() {
  const actor = await buildMember();
  const story = await buildStory({ actor });
  const article = await buildArticle({ story, text: `${FIRST} Nobody was hurt in the harbour.` });
  const other = await buildArticle({ story, text: `Rain fell all day in the hills.\n\n${SECOND}` });
  const claim = await buildClaim({ story, text: 'Ilmar Tosk ran the ferry Vesna aground.' });
  // Another story of the newsroom says the same.
  await buildArticle({ actor, text: SECOND });
  return { actor, story, article, other, claim };
}

test('[C16] a claim finds the passages of its story in all articles, also where a name is spelt otherwise', async () => {
  const { actor, article, other, claim } = await buildCoverage();
  const found = await findSuggestions(actor, { kind: 'claim', claimId: claim.id });
  const first = found.slice(0, 2).map(({ revisionId, selector }) => `${revisionId} ${selector.exact}`);
  expect(first.toSorted()).toEqual([`${article.revisionId} ${FIRST}`, `${other.revisionId} ${SECOND}`].toSorted());
});

test('[C33] what says the same fits, what merely shares a word does not', async () => {
  const { actor, claim } = await buildCoverage();
  const found = await findSuggestions(actor, { kind: 'claim', claimId: claim.id });
  expect(
    found
      .filter(fits)
      .map(({ selector }) => selector.exact)
      .toSorted(),
  ).toEqual([FIRST, SECOND].toSorted());
  expect(found.length).toBeGreaterThan(2);
});

test('[C16] English passages are found that share no word, other languages are searched as well', async () => {
  const actor = await buildMember();
  const same = 'Investigators apprehended several suspects overnight.';
  const other = 'Gardeners planted many roses in spring.';
  const story = await buildStory({ actor });
  const article = await buildArticle({ story, text: `${other}\n\n${same}` });
  const claim = await buildClaim({ story, text: 'Police detained the accused men.' });
  const [first] = await findSuggestions(actor, { kind: 'claim', claimId: claim.id });
  expect(first).toMatchObject({ revisionId: article.revisionId, selector: { exact: same } });

  const german = await buildStory({ actor });
  const bericht = 'Die Polizei hat in der Nacht mehrere Verdächtige verhaftet.';
  await buildArticle({ story: german, language: 'de', text: `Der Regen fiel den ganzen Tag lang.\n\n${bericht}` });
  const behauptung = await buildClaim({ story: german, text: 'Mehrere Verdächtige wurden verhaftet.' });
  const [gefunden] = await findSuggestions(actor, { kind: 'claim', claimId: behauptung.id });
  expect(gefunden?.selector.exact).toBe(bericht);
});

test('[C16] what is linked is not suggested; a passage is looked for in other articles only', async () => {
  const { actor, article, other, claim } = await buildCoverage();
  await buildEvidence({ claim, article, quote: FIRST });
  const forClaim = await findSuggestions(actor, { kind: 'claim', claimId: claim.id });
  expect(forClaim[0]).toMatchObject({ revisionId: other.revisionId, selector: { exact: SECOND } });
  expect(forClaim.some(({ selector }) => selector.exact.includes('Tosk steered'))).toBe(false);
  const span = { start: 0, end: FIRST.length };
  const forPassage = await findSuggestions(actor, { kind: 'passage', revisionId: article.revisionId, span });
  expect(forPassage[0]).toMatchObject({ revisionId: other.revisionId, selector: { exact: SECOND } });
  expect(forPassage.every(({ articleId }) => articleId !== article.id)).toBe(true);
});

test('[C17] a dismissed suggestion stays away for the whole newsroom until it is restored, and is audited once', async () => {
  const { actor, other, claim } = await buildCoverage();
  const subject = { kind: 'claim' as const, claimId: claim.id };
  const [suggestion] = (await findSuggestions(actor, subject)).filter(
    ({ revisionId }) => revisionId === other.revisionId,
  );
  const { start, end } = suggestion?.selector ?? { start: 0, end: 0 };
  const dismissal = { subject, revisionId: other.revisionId, start, end };
  await Promise.all([dismissSuggestion(actor, dismissal), dismissSuggestion(actor, dismissal)]);
  const colleague = await buildMember({ newsroomId: actor.newsroomId });
  const isSuggested = async () =>
    (await findSuggestions(colleague, subject)).some(({ selector }) => selector.exact === SECOND);
  expect(await isSuggested()).toBe(false);
  const { newsroomId } = actor;
  expect(await db().auditEvent.count({ where: { newsroomId, type: 'suggestion.dismissed' } })).toBe(1);
  await restoreSuggestion(colleague, dismissal);
  expect(await isSuggested()).toBe(true);
});

test('[C9] another newsroom finds no suggestion and dismisses none; observers read and dismiss none', async () => {
  const { actor, article, other, claim } = await buildCoverage();
  const stranger = await buildMember({ role: 'admin' });
  const subject = { kind: 'claim' as const, claimId: claim.id };
  const passage = { kind: 'passage' as const, revisionId: article.revisionId, span: { start: 0, end: 10 } };
  const dismissal = { subject, revisionId: other.revisionId, start: 0, end: 5 };
  for (const about of [subject, passage]) {
    await expect(findSuggestions(stranger, about)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const foreign = dismissSuggestion(stranger, { ...dismissal, subject: about });
    await expect(foreign).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
  const observer = await buildMember({ newsroomId: actor.newsroomId, role: 'observer' });
  expect(await findSuggestions(observer, subject)).not.toEqual([]);
  await expect(dismissSuggestion(observer, dismissal)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const elsewhere = await buildArticle({ actor });
  const crossed = dismissSuggestion(actor, { ...dismissal, revisionId: elsewhere.revisionId });
  await expect(crossed).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
