import type * as Y from 'yjs';
import {
  type AnnotationView,
  addAnnotation,
  addReply,
  findNote,
  findReplyBody,
  readAnnotations,
  setResolved,
} from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { writeRichText } from '#lib/annotation/rich-text.ts';
import { appendServerEdit } from '#lib/collab/server/append-server-edit.server.ts';
import { db } from '#lib/db.server.ts';
import { articleDocId } from '#lib/draft-log/doc-id.ts';
import { loadDraft } from '#lib/draft-log/load-draft.server.ts';
import { DEMO_ANNOTATIONS } from './demo-annotations.ts';
import type { DemoAnnotation, DemoReply } from './demo-story.ts';
import { findPassage } from './find-passage.ts';
import type { DemoStory } from './load-demo-articles.server.ts';
import type { DemoMembers } from './load-demo-members.server.ts';

/** The demo's annotations and replies, each written into the shared draft by its author; those that are there stay. */
export async function loadDemoAnnotations(members: DemoMembers, story: DemoStory): Promise<void> {
  for (const seed of DEMO_ANNOTATIONS) await loadAnnotation(members, story, seed);
}

async function loadAnnotation(members: DemoMembers, story: DemoStory, seed: DemoAnnotation): Promise<void> {
  const { revisionId, text } = story.articles[seed.article];
  const docId = articleDocId(revisionId);
  const author = members[seed.by].memberId;
  const selector = findPassage(text, seed.quote);
  const existing = await findAnnotation(docId, author, selector.start);
  const id = existing?.id ?? newId();
  if (!existing) {
    await appendServerEdit(docId, author, (ydoc) => {
      addAnnotation(ydoc, { id, author, selector, kind: seed.kind });
      write(findNote(ydoc, id), seed.note);
    });
  }
  const missing = (seed.replies ?? []).slice(existing?.replies.length ?? 0);
  for (const reply of missing) await writeReply(members, docId, id, reply);
  if (seed.resolved && !existing?.resolved) {
    await appendServerEdit(docId, author, (ydoc) => setResolved(ydoc, id, true));
  }
}

async function findAnnotation(docId: string, author: string, start: number): Promise<AnnotationView | undefined> {
  const ydoc = await loadDraft(db(), docId);
  return readAnnotations(ydoc).find((view) => view.author === author && view.selector.start === start);
}

async function writeReply(members: DemoMembers, docId: string, annotationId: string, reply: DemoReply): Promise<void> {
  const author = members[reply.by].memberId;
  const id = newId();
  await appendServerEdit(docId, author, (ydoc) => {
    addReply(ydoc, annotationId, { id, author });
    write(findReplyBody(ydoc, annotationId, id), reply.text);
  });
}

function write(fragment: Y.XmlFragment | null, text: string): void {
  if (!fragment) throw new Error('what was just added is gone');
  if (text !== '') writeRichText(fragment, text);
}
