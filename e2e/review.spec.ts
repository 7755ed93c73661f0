import { expect, type Page } from '@playwright/test';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { getClaim } from '#lib/claim/get-claim.server.ts';
import { linkEvidence } from '#lib/claim/link-evidence.server.ts';
import { db } from '#lib/db.server.ts';
import { writeComment } from '#lib/discussion/write-comment.server.ts';
import { decideReview } from '#lib/review/decide-review.server.ts';
import { sendToReview } from '#lib/review/send-to-review.server.ts';
import { castVote } from '#lib/voting/cast-vote.server.ts';
import { closeRound } from '#lib/voting/close-round.server.ts';
import {
  type BuiltArticle,
  type BuiltClaim,
  type BuiltMember,
  buildArticle,
  buildClaim,
  buildEvidence,
  buildStory,
} from '#seeds/factories.server.ts';
import { passSecondRound } from '#seeds/vote-factories.server.ts';
import { buildPerson, expectAccessible, open, signIn } from './people.ts';
import { test } from './test.ts';

const TEXT = 'The harbour was closed on Monday. The office says that nobody was told why it was closed.';

type Setup = {
  claim: BuiltClaim;
  article: BuiltArticle;
  author: BuiltMember;
  reviewer: BuiltMember;
  other: BuiltMember;
  path: string;
};

/** A claim on which author and two reviewers have voted in round 1, which is closed. */
async function buildVotedClaim(): Promise<Setup> {
  const author = await buildPerson({ name: 'Ana' });
  const { newsroomId } = author;
  const reviewer = await buildPerson({ newsroomId, role: 'reviewer', name: 'Dov' });
  const other = await buildPerson({ newsroomId, role: 'reviewer', name: 'Gil' });
  const story = await buildStory({ actor: author });
  const article = await buildArticle({ story, text: TEXT });
  const claim = await buildClaim({ story, text: 'The harbour was closed on Monday.' });
  await buildEvidence({ claim, article, quote: 'The harbour was closed on Monday.' });
  const ratings: [BuiltMember, number][] = [
    [author, 1],
    [reviewer, 1],
    [other, 2],
  ];
  for (const [voter, rating] of ratings) {
    await castVote(voter, { claimId: claim.id, wordingNumber: 1, roundNumber: 1, rating });
  }
  return { claim, article, author, reviewer, other, path: `/stories/${claim.storyId}/claims/${claim.id}` };
}

async function buildClaimInReview(): Promise<Setup> {
  const setup = await buildVotedClaim();
  await sendToReview(setup.author, { claimId: setup.claim.id });
  return setup;
}

function describeContradiction({ revisionId }: BuiltArticle) {
  const start = TEXT.indexOf('nobody was told');
  const selector = describeSelection(TEXT, start, start + 'nobody was told'.length);
  return { revisionId, selector, stance: 'contradicts' as const };
}

function queueOf(page: Page) {
  return page.getByRole('navigation', { name: 'Review queue' });
}

test('[W17] changes are asked for with the keyboard alone', async ({ browser, baseURL }) => {
  const { reviewer } = await buildClaimInReview();
  const page = await signIn(browser, baseURL ?? '', reviewer);
  await open(page, '/review');
  await expect(queueOf(page).getByText('Waits for a decision.')).toBeVisible();
  await expect(queueOf(page).getByText('Supports 1')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('c');
  await expect(page.getByRole('textbox', { name: 'Reason' })).toBeFocused();
  await page.keyboard.type('Which Monday?');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('checkbox', { name: 'The wording' })).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Decide now' }).click();
  await expect(page.getByText('Claim 1: changes requested.')).toBeVisible();
  await expect(page.getByText('Nothing waits for a review')).toBeVisible();
});

test('[W22] a first claim of another story comes into the queue without a reload, and the bar counts it', async ({
  browser,
  baseURL,
}) => {
  const { claim, author, reviewer } = await buildVotedClaim();
  const page = await signIn(browser, baseURL ?? '', reviewer);
  await open(page, '/review');
  await expect(page.getByText('Nothing waits for a review')).toBeVisible();
  await sendToReview(author, { claimId: claim.id });
  await expect(page.getByRole('heading', { name: 'The harbour was closed on Monday.' })).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByRole('link', { name: 'Review 1 to decide' })).toBeVisible();
});

test('[W21] an approval reaches the claim’s author, who sees it as new once', async ({ browser, baseURL }) => {
  const { reviewer, author, claim } = await buildClaimInReview();
  const { version: claimVersion } = await getClaim(reviewer, claim.id);
  await decideReview(reviewer, { claimId: claim.id, claimVersion, decision: 'approved', reason: 'Two logs agree.' });
  const page = await signIn(browser, baseURL ?? '', author);
  await open(page, '/stories');
  await page.getByRole('link', { name: 'For you 1 new decision' }).click();
  const decided = page.getByRole('region', { name: 'Decisions' });
  await expect(decided.getByText('Approved by Dov')).toBeVisible();
  await expect(decided.getByText('Two logs agree.')).toBeVisible();
  await expectAccessible(page);
  await open(page, '/stories');
  await expect(page.getByRole('link', { name: 'For you', exact: true })).toBeVisible();
});

test('[W20] the reviewer reads and writes in the claim’s discussion on the page of the review', async ({
  browser,
  baseURL,
}) => {
  const { reviewer, author, claim } = await buildClaimInReview();
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Two logs say so.' }] }] };
  await writeComment(author, { claimId: claim.id, body });
  const page = await signIn(browser, baseURL ?? '', reviewer);
  await open(page, '/review');
  const discussion = page.getByRole('region', { name: 'Discussion' });
  await expect(discussion.getByText('Two logs say so.')).toBeVisible();
  await discussion.getByRole('textbox', { name: 'Comment' }).fill('Which ones?');
  await discussion.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(discussion.getByRole('article').filter({ hasText: 'Which ones?' })).toBeVisible();
});

test('[W18] a decision that was confirmed can be undone; leaving the app decides it', async ({ browser, baseURL }) => {
  const { reviewer, claim } = await buildClaimInReview();
  const page = await signIn(browser, baseURL ?? '', reviewer);
  await open(page, '/review');
  await page.keyboard.press('a');
  await expect(page.getByText('Approve: Ctrl Enter confirms')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^Approve: claim 1/)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('u');
  await expect(page.getByRole('button', { name: 'Approve', exact: true })).toBeVisible();
  expect((await getClaim(reviewer, claim.id)).state).toBe('in_review');
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(page.getByText(/^Approve: claim 1/)).toBeVisible();
  await page.goto('/facts');
  await expect.poll(async () => (await getClaim(reviewer, claim.id)).state).toBe('approved');
});

test('[A22] the list of keys opens on each page, and turns single keys off for this member on this device', async ({
  browser,
  baseURL,
}) => {
  const { reviewer } = await buildClaimInReview();
  const page = await signIn(browser, baseURL ?? '', reviewer);
  await open(page, '/stories');
  await page.keyboard.press('?');
  await page.getByRole('checkbox', { name: 'Single-letter shortcuts' }).uncheck();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Done' }).click();
  await open(page, '/review');
  await page.keyboard.press('c');
  await page.keyboard.press('?');
  await page.getByRole('button', { name: reviewer.name }).click();
  await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
  await expect(page.getByRole('checkbox', { name: 'Single-letter shortcuts' })).not.toBeChecked();
  await page.getByRole('checkbox', { name: 'Single-letter shortcuts' }).check();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('textbox', { name: 'Reason' })).not.toBeFocused();
  await page.keyboard.press('c');
  await expect(page.getByRole('textbox', { name: 'Reason' })).toBeFocused();
});

test('[W13] a request for changes comes first for the author, with links to what it refers to', async ({
  browser,
  baseURL,
}) => {
  const { reviewer, author, path, claim, article } = await buildClaimInReview();
  const { version: claimVersion } = await getClaim(reviewer, claim.id);
  const asked = { decision: 'changes_requested' as const, reason: 'Which Monday?', pointsAt: ['wording' as const] };
  await decideReview(reviewer, { claimId: claim.id, claimVersion, ...asked });
  const writer = await signIn(browser, baseURL ?? '', author);
  await open(writer, `/stories/${claim.storyId}/claims`);
  const back = writer.getByRole('region', { name: 'Sent back to you' });
  await expect(back.getByText('Asked for: Which Monday?')).toBeVisible();
  await back.getByRole('link').click();
  const request = writer.getByRole('region', { name: 'Changes requested' });
  await expect(request.getByText('Your claim was sent back by Dov')).toBeVisible();
  await request.getByRole('link', { name: 'the wording' }).click();
  await expect(writer).toHaveURL(new RegExp(`${path}#wording$`));
  // It stays in the address when the page is fetched again.
  await linkEvidence(reviewer, { claimId: claim.id, ...describeContradiction(article) });
  await expect(writer.getByRole('heading', { name: /^Contradicts · 1 outlet/ })).toBeVisible();
  await expect(writer).toHaveURL(new RegExp(`${path}#wording$`));
  await expectAccessible(writer);
});

test('[W15] what changes under a reviewer’s eyes is shown, and nothing is decided before they read it again', async ({
  browser,
  baseURL,
}) => {
  const { reviewer, author, claim, article } = await buildClaimInReview();
  const page = await signIn(browser, baseURL ?? '', reviewer);
  await open(page, `/review?claim=${claim.id}`);
  await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible();
  await linkEvidence(author, { claimId: claim.id, ...describeContradiction(article) });
  await expect(page.getByText('1 passage was linked.')).toBeVisible();
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText('Look at what changed first.')).toBeVisible();
  expect((await getClaim(reviewer, claim.id)).state).toBe('in_review');
  await page.getByRole('button', { name: 'I have looked again' }).press('Enter');
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('button', { name: 'Decide now' }).click();
  await expect(page.getByText('Claim 1: approved.')).toBeVisible();
});

test('[W5] a reviewer whose claim another decided sees that, and not the next claim instead', async ({
  browser,
  baseURL,
}) => {
  const { reviewer, other, claim, author } = await buildClaimInReview();
  const story = { id: claim.storyId, newsroomId: claim.newsroomId, title: '', actor: author };
  await buildClaim({ story, state: 'in_review', text: 'Another one.' });
  const [page, rival] = [await signIn(browser, baseURL ?? '', reviewer), await signIn(browser, baseURL ?? '', other)];
  for (const setup of [page, rival]) await open(setup, `/review?claim=${claim.id}`);
  await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible();
  await rival.getByRole('button', { name: 'Approve' }).click();
  await rival.getByRole('button', { name: 'Decide now' }).click();
  await expect(rival.getByText('Claim 1: approved.')).toBeVisible();
  await expect(page.getByText(/Claim 1 is not in review any more: it is now “Approved”/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0);
});

test('[W11] [U6] two reviewers approve one after the other, each seeing what the other did; the audit log names the claim', async ({
  browser,
  baseURL,
}) => {
  const { reviewer, other, claim } = await buildClaimInReview();
  const round = await db().round.findFirstOrThrow({ where: { newsroomId: claim.newsroomId } });
  const rule = { ...(round.rule as Record<string, string | number | boolean>), reviewerCount: 2 };
  await db().round.update({ where: { id: round.id }, data: { rule } });
  const [first, second] = [await signIn(browser, baseURL ?? '', reviewer), await signIn(browser, baseURL ?? '', other)];
  await open(first, '/review');
  await expect(queueOf(first).getByText('Waits for two approvals.')).toBeVisible();
  await first.getByRole('button', { name: 'Approve' }).click();
  await first.getByRole('button', { name: 'Decide now' }).click();
  await expect(first.getByText('approved by you; a second reviewer has to approve it.')).toBeVisible();
  await expect(first.getByRole('button', { name: 'Approve' })).toHaveCount(0);
  await open(second, '/review');
  await expect(second.getByText('Dov has approved it; yours is the second approval.')).toBeVisible();
  await second.getByRole('button', { name: 'Approve' }).click();
  await second.getByRole('button', { name: 'Decide now' }).click();
  await expect(second.getByText('Claim 1: approved.')).toBeVisible();
  await open(second, '/settings/audit');
  const newest = second.getByRole('region', { name: 'Audit' }).getByRole('row').nth(1);
  await expect(newest).toContainText('Approved the claim, claim 1');
  await expect(newest.getByRole('link', { name: 'claim 1' })).toBeVisible();
  await expectAccessible(second);
});

test('[V23] both rounds stand side by side; an objection is overruled with a reason', async ({ browser, baseURL }) => {
  const { reviewer, author, other, claim, path } = await buildVotedClaim();
  const second = { claimId: claim.id, wordingNumber: 1, roundNumber: 2 as const };
  await castVote(author, { ...second, rating: 4, reason: 'A second report says Tuesday.', objection: true });
  await castVote(other, { ...second, rating: 2 });
  await passSecondRound(claim.newsroomId);
  await closeRound(reviewer, { claimId: claim.id, roundNumber: 2 });
  // Authors cannot overrule objections to their own claim; the reviewer is not the author.
  const page = await signIn(browser, baseURL ?? '', reviewer);
  await open(page, path);
  const rounds = page.getByRole('region', { name: 'Both rounds' });
  await expect(rounds.getByText('1 of 3 changed their vote.')).toBeVisible();
  await expect(rounds.getByText('Did not vote in round 2')).toBeVisible();
  await page.getByRole('button', { name: 'Overrule objection of Ana' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Overrule objection' }).click();
  const reason = dialog.getByRole('textbox', { name: 'Reason' });
  await expect(reason).toHaveAccessibleDescription('Say why the objection does not stand.');
  await reason.fill('The report speaks of another harbour.');
  await dialog.getByRole('button', { name: 'Overrule objection' }).click();
  await expect(rounds.getByText('Overruled by Dov: The report speaks of another harbour.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Open objections' })).toHaveCount(0);
  await expectAccessible(page);
});

test('[W16] a request for reply and its answer are kept with the claim', async ({ browser, baseURL }) => {
  const { author, path } = await buildVotedClaim();
  const page = await signIn(browser, baseURL ?? '', author);
  await open(page, path);
  await page.getByRole('button', { name: 'Note a request for reply' }).click();
  await page.getByRole('textbox', { name: 'Who was asked' }).fill('The harbour office');
  await page.getByRole('textbox', { name: 'Question' }).fill('Was it closed?');
  await page.getByRole('button', { name: 'Save request' }).click();
  const replies = page.getByRole('region', { name: 'Right of reply' });
  await expect(replies.getByText('No answer yet')).toBeVisible();
  await replies.getByRole('button', { name: 'Record the answer of The harbour office' }).click();
  await page.getByRole('textbox', { name: 'Answer', exact: true }).fill('It was, for two hours.');
  await page.getByRole('button', { name: 'Save answer' }).click();
  await expect(replies.getByText('It was, for two hours.')).toBeVisible();
  await expect(replies.getByText('Answered', { exact: true })).toBeVisible();
});

test('[M8] an admin sets the rule on its page and removes a member; others read the rule', async ({
  browser,
  baseURL,
}) => {
  const admin = await buildPerson({ role: 'admin', name: 'Eli' });
  const editor = await buildPerson({ newsroomId: admin.newsroomId, name: 'Bo' });
  const page = await signIn(browser, baseURL ?? '', admin);
  await open(page, '/settings/rules');
  await page.getByRole('spinbutton', { name: 'Quorum' }).fill('4');
  await page.getByRole('spinbutton', { name: 'Independent origins' }).fill('2');
  await page.getByRole('radio', { name: 'Two reviewers' }).click();
  await page.getByRole('button', { name: 'Save rule' }).click();
  await expect(page.getByText('Saved. It holds for rounds that open from now on.')).toBeVisible();
  await expectAccessible(page);

  const reader = await signIn(browser, baseURL ?? '', editor);
  await open(reader, '/settings/rules');
  await expect(reader.getByText('4 votes that count')).toBeVisible();
  await expect(reader.getByText('two approve, neither of them the author')).toBeVisible();
  await expect(reader.getByRole('button', { name: 'Save rule' })).toHaveCount(0);
  await expectAccessible(reader);

  await open(page, '/settings/members');
  await page.getByRole('button', { name: 'Remove Bo' }).click();
  await page.getByRole('button', { name: 'Remove member' }).click();
  await expect(page.getByText(editor.email)).toHaveCount(0);
  await open(reader, '/stories');
  await expect(reader).toHaveURL(/\/signin/);
});
