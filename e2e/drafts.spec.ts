import { expect, type Page } from '@playwright/test';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { addAnnotation, findNote } from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { writeRichText } from '#lib/annotation/rich-text.ts';
import { appendServerEdit } from '#lib/collab/server/append-server-edit.server.ts';
import { inTransaction } from '#lib/db.server.ts';
import { articleDocId, sheetDocId } from '#lib/draft-log/doc-id.ts';
import { announceAccessChange } from '#lib/signal/announce-access-change.server.ts';
import { buildArticle, buildStory } from '#seeds/factories.server.ts';
import { buildPerson, draftStatus, open, readKept, signIn, untilKept } from './people.ts';
import { test } from './test.ts';

const standfirst = (page: Page) => page.getByRole('textbox', { name: 'Standfirst' });

async function buildSheet() {
  const editor = await buildPerson({ name: 'Ed Itor' });
  const story = await buildStory({ actor: editor });
  return { editor, docId: sheetDocId(story.id), path: `/stories/${story.id}/factsheet` };
}

async function changeRole(memberId: string, role: 'observer' | 'editor'): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.member.update({ where: { id: memberId }, data: { role, accessVersion: { increment: 1 } } });
    await announceAccessChange(tx, memberId);
  });
}

test('[D3] what is typed offline is kept on the device, through a reload, and saved when the network is back', async ({
  browser,
  baseURL,
}) => {
  const { editor, docId, path } = await buildSheet();
  const page = await signIn(browser, baseURL ?? '', editor);
  await open(page, path);
  await expect(draftStatus(page, 'Saved')).toBeVisible();
  await standfirst(page).click();
  await page.keyboard.type('Typed online. ');
  await untilKept(docId, 'standfirst', 'Typed online.');
  await expect(draftStatus(page, 'Saved')).toBeVisible();

  await page.context().setOffline(true);
  await expect(draftStatus(page, 'Offline: kept on this device')).toBeVisible();
  await page.keyboard.type('Typed offline.');
  await expect(standfirst(page)).toContainText('Typed offline.');
  expect(await readKept(docId, 'standfirst')).not.toContain('Typed offline.');

  await page.context().setOffline(false);
  await expect(draftStatus(page, 'Saved')).toBeVisible();
  await untilKept(docId, 'standfirst', 'Typed online. Typed offline.');
  await page.reload();
  await expect(standfirst(page)).toContainText('Typed online. Typed offline.');
});

test('[D19] two tabs of one person show each other’s words, and one person', async ({ browser, baseURL }) => {
  const { editor, path } = await buildSheet();
  const one = await signIn(browser, baseURL ?? '', editor);
  const two = await one.context().newPage();
  await open(one, path);
  await open(two, path);
  await Promise.all([expect(draftStatus(one, 'Saved')).toBeVisible(), expect(draftStatus(two, 'Saved')).toBeVisible()]);
  await standfirst(one).click();
  await one.keyboard.type('From the first tab. ');
  await expect(standfirst(two)).toContainText('From the first tab.');
  await two.bringToFront();
  await standfirst(two).click();
  await two.keyboard.press('End');
  await two.keyboard.type('From the second.');
  await expect(standfirst(one)).toContainText('From the second.');
  await expect(one.getByRole('region', { name: 'People here' }).getByRole('listitem')).toHaveCount(1);
});

test('[D9] a member who loses their role while typing sees it, and gets the text back', async ({
  browser,
  baseURL,
}) => {
  const { editor, docId, path } = await buildSheet();
  const page = await signIn(browser, baseURL ?? '', editor);
  await open(page, path);
  await expect(draftStatus(page, 'Saved')).toBeVisible();
  await standfirst(page).click();
  await page.keyboard.type('Written in time. ');
  await untilKept(docId, 'standfirst', 'Written in time.');
  await page.context().setOffline(true);
  await expect(draftStatus(page, 'Offline: kept on this device')).toBeVisible();
  await page.keyboard.type('Written too late.');
  await changeRole(editor.memberId, 'observer');
  await page.context().setOffline(false);

  await expect(page.getByText('Not saved. Your role allows reading only.')).toBeVisible();
  await page.getByText('Text of your copy').click();
  await expect(page.getByRole('textbox', { name: 'Text of your copy' })).toHaveValue(/Written too late\./);
  await expect(draftStatus(page, 'Reading only')).toBeVisible();
  await expect(page.getByText('Written in time.').first()).toBeVisible();
  expect(await readKept(docId, 'standfirst')).not.toContain('too late');
});

test('[D19] who was signed out while typing keeps the words and goes on after signing in again, without a reload', async ({
  browser,
  baseURL,
}) => {
  const { editor, docId, path } = await buildSheet();
  const page = await signIn(browser, baseURL ?? '', editor);
  await open(page, path);
  await expect(draftStatus(page, 'Saved')).toBeVisible();
  const context = page.context();
  const cookies = await context.cookies();
  await context.setOffline(true);
  await expect(draftStatus(page, 'Offline: kept on this device')).toBeVisible();
  await standfirst(page).click();
  await page.keyboard.type('Not saved yet.');
  await context.clearCookies();
  await context.setOffline(false);
  await expect(draftStatus(page, /^Signed out with unsaved changes: kept on this device\./)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await context.addCookies(cookies);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(draftStatus(page, 'Saved')).toBeVisible();
  await untilKept(docId, 'standfirst', 'Not saved yet.');
});

test('[D28] signing out removes the copies on the device once they are saved, and asks where they cannot be', async ({
  browser,
  baseURL,
}) => {
  const { editor, docId, path } = await buildSheet();
  const page = await signIn(browser, baseURL ?? '', editor);
  const listCopies = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));
  await open(page, path);
  await expect(draftStatus(page, 'Saved')).toBeVisible();
  await page.context().setOffline(true);
  await expect(draftStatus(page, 'Offline: kept on this device')).toBeVisible();
  await standfirst(page).click();
  await page.keyboard.type('Only on this device.');
  await page.getByRole('button', { name: 'Ed Itor' }).click();
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Not everything is saved' });
  await expect(dialog).toContainText('One draft holds words that could not be saved');
  await dialog.getByRole('button', { name: 'Stay signed in' }).click();
  expect((await listCopies()).some((name) => name.endsWith(docId))).toBe(true);

  await page.context().setOffline(false);
  await expect(draftStatus(page, 'Saved')).toBeVisible();
  await page.getByRole('button', { name: 'Ed Itor' }).click();
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
  expect(await readKept(docId, 'standfirst')).toContain('Only on this device.');
  await expect.poll(async () => (await listCopies()).some((name) => name.endsWith(docId))).toBe(false);
});

test('[D27] signing out everywhere signs the other device out, too', async ({ browser, baseURL }) => {
  const { editor, path } = await buildSheet();
  const [desk, phone] = [
    await signIn(browser, baseURL ?? '', editor),
    await signIn(browser, baseURL ?? '', editor),
  ] as const;
  await Promise.all([open(desk, path), open(phone, path)]);
  await Promise.all([
    expect(draftStatus(desk, 'Saved')).toBeVisible(),
    expect(draftStatus(phone, 'Saved')).toBeVisible(),
  ]);
  await desk.getByRole('button', { name: 'Ed Itor' }).click();
  await desk.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
  await desk.getByRole('button', { name: 'End all sessions' }).click();
  await expect(draftStatus(phone, /^Signed out\./)).toBeVisible();
  await open(phone, '/stories');
  await expect(phone).toHaveURL(/signin/);
});

test('[D25] the history shows who changed which annotation, and the fact sheet’s text at the time', async ({
  browser,
  baseURL,
}) => {
  const editor = await buildPerson({ name: 'Ed Itor' });
  const colleague = await buildPerson({ newsroomId: editor.newsroomId, name: 'Col League' });
  const article = await buildArticle({ actor: editor });
  const docId = articleDocId(article.revisionId);
  const id = newId();
  const selector = describeSelection(article.text, 0, 20);
  await appendServerEdit(docId, editor.memberId, (ydoc) =>
    addAnnotation(ydoc, { id, author: editor.memberId, selector, kind: 'note' }),
  );
  await appendServerEdit(docId, colleague.memberId, (ydoc) => {
    const note = findNote(ydoc, id);
    if (note) writeRichText(note, 'Is this so?');
  });
  const page = await signIn(browser, baseURL ?? '', editor);
  await open(page, `/stories/${article.storyId}/articles/${article.id}`);
  await page.getByRole('link', { name: 'History' }).click();
  const changes = page.getByRole('list', { name: 'Changes' }).locator(':scope > li');
  await expect(changes).toHaveCount(2);
  await expect(changes.first()).toContainText(/Col League.*Is this so\?/s);
  await expect(changes.last()).toContainText(/Ed Itor.*Marked the passage/s);
  await changes.first().getByRole('link', { name: 'Show the passage' }).click();
  await expect(page).toHaveURL(new RegExp(`annotation=${id}`));

  await appendServerEdit(sheetDocId(article.storyId), editor.memberId, (ydoc) =>
    writeRichText(ydoc.getXmlFragment('body'), 'How it stood.'),
  );
  await open(page, `/stories/${article.storyId}/factsheet`);
  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.getByRole('region', { name: /As it stood on/ })).toContainText('How it stood.');
  await expect(page.getByRole('button', { name: 'Copy this text' })).toBeVisible();
});
