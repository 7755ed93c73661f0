import { expect } from '@playwright/test';
import { db } from '#lib/db.server.ts';
import { buildArticle } from '#seeds/factories.server.ts';
import { buildPerson, draftStatus, expectAccessible, open, signIn } from './people.ts';
import { annotate, listOf, openReader, pathOf, SENTENCE, TEXT } from './reader-page.ts';
import { test } from './test.ts';

test('[I5] [I8] [N19] a member who is named in a reply is notified, follows the link to it, and has seen it then', async ({
  browser,
  baseURL,
}) => {
  const editor = await buildPerson({ name: 'Ann' });
  const colleague = await buildPerson({ newsroomId: editor.newsroomId, name: 'Zora Quill' });
  const article = await buildArticle({ actor: editor, text: TEXT });
  const id = await annotate(article, editor, SENTENCE, 'Says who?');
  const page = await openReader(browser, baseURL, editor, `${pathOf(article)}?annotation=${id}`);
  const card = listOf(page).getByRole('article');
  await card.getByRole('button', { name: 'Reply', exact: true }).click();
  const reply = page.getByRole('textbox', { name: 'Reply' });
  const list = page.getByRole('listbox', { name: 'Members to mention' });
  await expect(reply).toBeFocused();
  await page.keyboard.type('Ask @qu');
  await expect(list.getByRole('option', { name: 'Zora Quill' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await expect(reply).toBeFocused();
  await page.keyboard.type(' or @zo');
  await expect(list.getByRole('option', { name: 'Zora Quill' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type('today.');
  await expect(reply).toHaveText('Ask @qu or @Zora Quill today.');
  await expect(draftStatus(page, 'Saved')).toBeVisible();

  const other = await signIn(browser, baseURL ?? '', colleague);
  await open(other, '/stories');
  await other.getByRole('link', { name: 'For you 1 new mention' }).click();
  const mentions = other.getByRole('region', { name: 'Mentions' }).getByRole('listitem');
  await expect(mentions).toContainText('Ask @qu or @Zora Quill today.');
  await expectAccessible(other);
  await mentions.getByRole('link', { name: /^Ann in a reply on/ }).click();
  await expect(listOf(other).getByRole('list', { name: 'Replies' }).getByText('@Zora Quill')).toBeInViewport();
  await expect(other.getByRole('link', { name: 'For you', exact: true })).toBeVisible();
  await expectAccessible(other);

  // What is written while the article is open is seen as it comes; undone and done again, it is the same mention.
  await page.getByRole('textbox', { name: 'Note' }).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' @zo');
  await expect(list.getByRole('option', { name: 'Zora Quill' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(listOf(other).getByRole('article')).toContainText('Says who? @Zora Quill');
  const countSeen = () => db().noteMention.count({ where: { memberId: colleague.memberId, seenAt: { not: null } } });
  await expect.poll(countSeen).toBe(2);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+y');
  await expect(listOf(other).getByRole('article')).toContainText('Says who? @Zora Quill');
  await expect(draftStatus(page, 'Saved')).toBeVisible();
  await open(other, '/for-you');
  await expect(mentions).toHaveCount(2);
  await expect(other.getByRole('link', { name: 'For you', exact: true })).toBeVisible();
});
