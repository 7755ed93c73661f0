import { describeSelection } from '#lib/anchoring/selector.ts';
import { addAnnotation } from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import type { OpenDraft } from '#lib/collab/client/open-draft.ts';
import { articleDocId, sheetDocId } from '#lib/draft-log/doc-id.ts';
import { type BuiltArticle, type BuiltMember, buildArticle, buildMember, buildStory } from './factories.server.ts';

/*
 * For tests: drafts with the members who may open them.
 */

type Members = { editor: BuiltMember; colleague: BuiltMember };

/** An article's draft, which its editor and a colleague write and an observer reads. */
export async function buildArticleDraft(): Promise<
  Members & { observer: BuiltMember; article: BuiltArticle; docId: string }
> {
  const members = await buildMembers();
  const observer = await buildMember({ newsroomId: members.editor.newsroomId, role: 'observer' });
  const article = await buildArticle({ actor: members.editor });
  return { ...members, observer, article, docId: articleDocId(article.revisionId) };
}

/** A fact sheet's draft, which its editor and a colleague write. */
export async function buildSheetDraft(): Promise<Members & { docId: string }> {
  const members = await buildMembers();
  const story = await buildStory({ actor: members.editor });
  return { ...members, docId: sheetDocId(story.id) };
}

async function buildMembers(): Promise<Members> {
  const editor = await buildMember({ name: 'Editor' });
  const colleague = await buildMember({ newsroomId: editor.newsroomId, name: 'Colleague', colour: 3 });
  return { editor, colleague };
}

/** Marks three characters of the article's text in the open draft; returns the annotation's id. */
export function markPassage({ ydoc }: OpenDraft, author: string, text: string, start = 0): string {
  const id = newId();
  addAnnotation(ydoc, { id, author, selector: describeSelection(text, start, start + 3), kind: 'note' });
  return id;
}
