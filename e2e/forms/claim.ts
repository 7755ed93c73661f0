import { expect, type Locator, type Page } from '@playwright/test';
import { buildArticle, buildClaim, buildEvidence, buildStory } from '#seeds/factories.server.ts';
import { buildPerson, open } from '../people.ts';
import { dialogOf, expectField, press, type Walk } from './form.ts';

const FIRST = 'Captain Ilmar Tosk steered the ferry Vesna onto the rocks at four.';
const SECOND = 'The Vesna ran aground under her captain, Ilmar Tosk, before dawn.';
const THIRD = 'Ilmar Tosk, captain of the ferry Vesna, had run aground once before.';

async function buildCoverage() {
  const person = await buildPerson();
  const story = await buildStory({ actor: person });
  const article = await buildArticle({ story, text: FIRST });
  await buildArticle({ story, text: `Rain fell all day in the hills.\n\n${SECOND}` });
  await buildArticle({ story, text: `The wind rose in the night.\n\n${THIRD}` });
  const claim = await buildClaim({ story, text: 'Ilmar Tosk ran the ferry Vesna aground.' });
  await buildEvidence({ claim, article, quote: FIRST });
  return { person, story, claim, address: `/stories/${story.id}/claims/${claim.id}` };
}

const comments = (page: Page): Locator => page.getByRole('region', { name: 'Discussion' }).getByRole('article');

async function typeComment(page: Page, label: string | RegExp, words: string): Promise<void> {
  await page.getByRole('textbox', { name: label }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(words);
}

/** A claim is discussed, and who was asked about it is noted. */
export async function walkDiscussion(): Promise<Walk> {
  const { person, address } = await buildCoverage();
  const replies = (page: Page) => page.getByRole('region', { name: 'Right of reply' });
  const forms: Walk['forms'] = [
    {
      name: 'Comment',
      file: 'components/discussion/discussion.tsx',
      action: 'writeCommentAction',
      fill: (page) => typeComment(page, 'Comment', 'A typed comment.'),
      send: press('Comment'),
      expectKept: (page) => expect(page.getByRole('textbox', { name: 'Comment' })).toHaveText('A typed comment.'),
      expectDone: (page) => expect(comments(page).getByText('A typed comment.')).toBeVisible(),
    },
    {
      name: 'Reply to a comment',
      file: 'components/discussion/comment-card.tsx',
      action: 'writeCommentAction',
      fill: async (page) => {
        await comments(page).first().getByRole('button', { name: 'Reply', exact: true }).click();
        await typeComment(page, /^Reply to/, 'A typed answer.');
      },
      // The first is of the comment, and opened the editor.
      send: (page) => page.getByRole('button', { name: 'Reply', exact: true }).nth(1).click(),
      expectKept: (page) => expect(page.getByRole('textbox', { name: /^Reply to/ })).toHaveText('A typed answer.'),
      expectDone: (page) => expect(comments(page).getByText('A typed answer.')).toBeVisible(),
    },
    {
      name: 'Edit a comment',
      file: 'components/discussion/comment-card.tsx',
      action: 'editCommentAction',
      fill: async (page) => {
        await comments(page).first().getByRole('button', { name: 'Edit' }).click();
        await typeComment(page, 'Edit comment', 'A changed comment.');
      },
      send: press('Save'),
      expectKept: (page) =>
        expect(page.getByRole('textbox', { name: 'Edit comment' })).toHaveText('A changed comment.'),
      expectDone: (page) =>
        expect(
          comments(page)
            .first()
            .getByText(/^Edited/),
        ).toBeVisible(),
    },
    {
      name: 'Delete a comment',
      file: 'components/discussion/comment-card.tsx',
      action: 'removeCommentAction',
      fill: (page) => comments(page).last().getByRole('button', { name: 'Delete' }).click(),
      send: press('Delete'),
      expectDone: (page) => expect(comments(page).getByText('A typed answer.')).toHaveCount(0),
    },
    {
      name: 'Note a request for reply',
      file: 'components/review/ask-for-reply.tsx',
      action: 'askForReplyAction',
      fill: async (page) => {
        await press('Note a request for reply')(page);
        await dialogOf(page).getByLabel('Who was asked').fill('The typed ministry');
        await dialogOf(page).getByLabel('Question').fill('A typed question?');
      },
      send: press('Save request'),
      expectKept: async (page) => {
        await expectField(dialogOf(page), 'Who was asked', 'The typed ministry');
        await expectField(dialogOf(page), 'Question', 'A typed question?');
      },
      expectDone: (page) => expect(replies(page).getByText('Asked: A typed question?')).toBeVisible(),
    },
    {
      name: 'Record the answer',
      file: 'components/review/record-reply.tsx',
      action: 'recordReplyAction',
      fill: async (page) => {
        await press('Record the answer of The typed ministry')(page);
        await dialogOf(page).getByLabel('Answer', { exact: true }).fill('A typed reply.');
      },
      send: press('Save answer'),
      expectKept: (page) => expectField(dialogOf(page), 'Answer', 'A typed reply.'),
      expectDone: (page) => expect(replies(page).getByText('A typed reply.')).toBeVisible(),
    },
    {
      name: 'Remove a request for reply',
      file: 'components/review/remove-reply.tsx',
      action: 'removeReplyAction',
      fill: press('Remove the request to The typed ministry'),
      send: press('Remove request'),
      expectDone: (page) => expect(replies(page).getByText('The typed ministry')).toHaveCount(0),
    },
  ];
  return { person, address, forms };
}

/** A claim's words, evidence and place among the others are worked on. */
export async function walkClaim(): Promise<Walk> {
  const { person, story, claim, address } = await buildCoverage();
  const twin = await buildClaim({ story, text: 'The Vesna was wrecked by her captain.' });
  const suggested = (page: Page, quote: string) =>
    page.getByRole('list', { name: 'Suggested passages' }).getByRole('listitem').filter({ hasText: quote });
  const evidence = (page: Page) => page.getByRole('region', { name: 'Evidence' });
  const forms: Walk['forms'] = [
    {
      name: 'Assign',
      file: 'components/claim/assignment.tsx',
      action: 'assignClaimAction',
      fill: async (page) => {
        await press('Assign')(page);
        await dialogOf(page).getByLabel('Member').selectOption(person.name);
        await dialogOf(page).getByLabel('Due').fill('2031-05-06');
      },
      send: press('Assign'),
      expectKept: (page) => expectField(dialogOf(page), 'Due', '2031-05-06'),
      expectDone: (page) => expect(page.getByText(`Assigned to ${person.name}`)).toBeVisible(),
    },
    {
      name: 'Where else is this said?',
      file: 'components/suggestion/use-suggestions.ts',
      action: 'findSuggestionsAction',
      busyWords: 'Looking through the other articles…',
      needsReload: true,
      fill: (page) => expect(page.getByRole('button', { name: /^Look through/ })).toBeVisible(),
      send: (page) => page.getByRole('button', { name: /^Look through/ }).click(),
      expectDone: (page) => expect(suggested(page, SECOND)).toBeVisible(),
    },
    {
      name: 'Link a suggestion',
      file: 'components/suggestion/use-suggestions.ts',
      action: 'linkEvidenceAction',
      showsAtOnce: true,
      fill: (page) => expect(suggested(page, SECOND)).toBeVisible(),
      send: (page) => suggested(page, SECOND).getByRole('button', { name: 'Supports' }).click(),
      expectKept: (page) => expect(suggested(page, SECOND)).toBeVisible(),
      expectDone: async (page) => {
        await expect(evidence(page).getByText(SECOND)).toBeVisible();
        await expect(suggested(page, SECOND)).toHaveCount(0);
      },
    },
    {
      name: 'Dismiss a suggestion',
      file: 'components/suggestion/use-suggestions.ts',
      action: 'dismissSuggestionAction',
      showsAtOnce: true,
      fill: (page) => expect(suggested(page, THIRD)).toBeVisible(),
      send: (page) => suggested(page, THIRD).getByRole('button', { name: 'Dismiss' }).click(),
      expectKept: (page) => expect(suggested(page, THIRD)).toBeVisible(),
      expectDone: async (page) => {
        await expect(page.getByText(/^Dismissed the passage/)).toBeVisible();
        await expect(suggested(page, THIRD)).toHaveCount(0);
      },
    },
    {
      name: 'Undo a dismissal',
      file: 'components/suggestion/use-suggestions.ts',
      action: 'restoreSuggestionAction',
      fill: (page) => expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeVisible(),
      send: press('Undo'),
      expectDone: (page) => expect(suggested(page, THIRD)).toBeVisible(),
    },
    {
      name: 'Change evidence',
      file: 'components/claim/change-evidence.tsx',
      action: 'changeEvidenceAction',
      fill: async (page) => {
        await press(`Change evidence: ${SECOND}`)(page);
        await dialogOf(page).getByLabel('Origin', { exact: true }).fill('A typed origin');
      },
      send: press('Change evidence'),
      expectKept: (page) => expectField(dialogOf(page), 'Origin', 'A typed origin'),
      expectDone: (page) => expect(evidence(page).getByText('Relies on A typed origin.')).toBeVisible(),
    },
    {
      name: 'Remove evidence',
      file: 'components/claim/remove-evidence.tsx',
      action: 'removeEvidenceAction',
      fill: press(`Remove evidence: ${SECOND}`),
      send: press('Remove evidence'),
      expectDone: (page) => expect(evidence(page).getByText(SECOND)).toHaveCount(0),
    },
    {
      name: 'Reword',
      file: 'components/claim/reword-dialog.tsx',
      action: 'rewordClaimAction',
      fill: async (page) => {
        await press('Reword')(page);
        await dialogOf(page).getByLabel('Claim', { exact: true }).fill('A typed wording.');
      },
      send: press('Reword the claim'),
      expectKept: (page) => expectField(dialogOf(page), 'Claim', 'A typed wording.'),
      expectDone: (page) => expect(page.getByRole('heading', { name: 'A typed wording.', level: 1 })).toBeVisible(),
    },
    {
      name: 'Split',
      file: 'components/claim/split-dialog.tsx',
      action: 'splitClaimAction',
      fill: async (page) => {
        await press('Split')(page);
        await dialogOf(page).getByLabel('What this claim keeps').fill('A typed wording for the first.');
        await dialogOf(page).getByLabel('What the new claim says').fill('A typed wording for the second.');
      },
      send: press('Split the claim'),
      expectKept: async (page) => {
        await expectField(dialogOf(page), 'What this claim keeps', 'A typed wording for the first.');
        await expectField(dialogOf(page), 'What the new claim says', 'A typed wording for the second.');
      },
      expectDone: (page) =>
        expect(page.getByRole('heading', { name: 'A typed wording for the second.', level: 1 })).toBeVisible(),
    },
    {
      name: 'Merge',
      file: 'components/claim/merge-dialog.tsx',
      action: 'mergeClaimsAction',
      fill: async (page) => {
        await open(page, address);
        await press('Merge')(page);
        await dialogOf(page)
          .getByRole('radio', { name: new RegExp(twin.text) })
          .click();
      },
      send: press('Merge claims'),
      expectKept: (page) => expect(dialogOf(page).getByRole('radio', { name: new RegExp(twin.text) })).toBeChecked(),
      expectDone: (page) => expect(page.getByRole('heading', { name: twin.text, level: 1 })).toBeVisible(),
    },
    {
      name: 'Undo a merge',
      file: 'components/claim/undo-merge.tsx',
      action: 'undoMergeAction',
      fill: press(`Undo the merge of claim ${claim.number}`),
      send: press('Undo merge'),
      expectDone: (page) =>
        expect(page.getByRole('heading', { name: 'A typed wording for the first.', level: 1 })).toBeVisible(),
    },
  ];
  return { person, address, forms };
}
