import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { addAnnotation, findNote } from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { writeRichText } from '#lib/annotation/rich-text.ts';
import { appendServerEdit } from '#lib/collab/server/append-server-edit.server.ts';
import { articleDocId } from '#lib/draft-log/doc-id.ts';
import type { BuiltArticle, BuiltMember } from '#seeds/factories.server.ts';
import { draftStatus, open, signIn } from './people.ts';

export const SENTENCE = 'The harbour master closed the northern pier on Monday.';
export const TEXT = `${SENTENCE} Nobody was told why, two crews say.\n\n## What the office says\n\nThe office speaks of a routine inspection that was planned long before the accident, and gives no end of it.`;

/** Where the article is read. */
export function pathOf({ storyId, id }: BuiltArticle): string {
  return `/stories/${storyId}/articles/${id}`;
}

/** The list of annotations. */
export function listOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Annotations' });
}

/** Annotates the passage in the shared draft, as the member would. Returns the annotation's id. */
export async function annotate(
  article: BuiltArticle,
  member: BuiltMember,
  passage: string,
  note: string,
): Promise<string> {
  const id = newId();
  const start = article.text.indexOf(passage);
  const selector = describeSelection(article.text, start, start + passage.length);
  await appendServerEdit(articleDocId(article.revisionId), member.memberId, (ydoc) => {
    addAnnotation(ydoc, { id, author: member.memberId, selector, kind: 'note' });
    const fragment = findNote(ydoc, id);
    if (fragment) writeRichText(fragment, note);
  });
  return id;
}

/** The member's page, once the draft is there. */
export async function openReader(
  browser: Browser,
  baseURL: string | undefined,
  member: BuiltMember,
  path: string,
): Promise<Page> {
  const page = await signIn(browser, baseURL ?? '', member);
  await open(page, path);
  await expect(draftStatus(page, /^(Saved|Reading only)$/)).toBeVisible();
  return page;
}
