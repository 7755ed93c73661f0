import { expect, test } from 'vitest';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { addAnnotation, annotationsOf, readAnnotations } from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import type { OpenDraft } from '#lib/collab/client/open-draft.ts';
import { db } from '#lib/db.server.ts';
import { articleDocId } from '#lib/draft-log/doc-id.ts';
import { loadDraft } from '#lib/draft-log/load-draft.server.ts';
import { joinDraft, startCollabProcess, untilDraft, untilStatus } from '#seeds/collab-fixture.server.ts';
import { buildArticle, buildMember } from '#seeds/factories.server.ts';

const ROUNDS = 2;
/** Each round starts a process. */
const TIMEOUT_MS = 60_000;

test(
  '[D2] nothing acknowledged is lost when the server is killed, and everyone goes on by themselves',
  async () => {
    const editor = await buildMember();
    const colleague = await buildMember({ newsroomId: editor.newsroomId });
    const article = await buildArticle({ actor: editor });
    const docId = articleDocId(article.revisionId);
    const mark = (draft: OpenDraft, author: string) => {
      const id = newId();
      addAnnotation(draft.ydoc, { id, author, selector: describeSelection(article.text, 0, 3), kind: 'note' });
      return id;
    };

    let server = await startCollabProcess();
    const one = joinDraft(server.url, editor, docId);
    const other = joinDraft(server.url, colleague, docId);
    const acknowledged: string[] = [];
    const written: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await Promise.all([untilStatus(one, 'saved'), untilStatus(other, 'saved')]);
      for (let edit = 0; edit < 10; edit += 1) {
        const ids = [mark(one, editor.memberId), mark(other, colleague.memberId)];
        await Promise.all([untilStatus(one, 'saving'), untilStatus(other, 'saving')]);
        await Promise.all([untilStatus(one, 'saved'), untilStatus(other, 'saved')]);
        acknowledged.push(...ids);
      }
      written.push(mark(one, editor.memberId), mark(other, colleague.memberId));
      await server.kill();
      await Promise.all([untilStatus(one, 'offline'), untilStatus(other, 'offline')]);
      written.push(mark(one, editor.memberId), mark(other, colleague.memberId));
      const kept = annotationsOf(await loadDraft(db(), docId));
      expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
      server = await startCollabProcess(server.port);
    }
    const all = [...acknowledged, ...written];
    await Promise.all(
      [one, other].map((draft) => untilDraft(draft, () => annotationsOf(draft.ydoc).size === all.length)),
    );
    await Promise.all([untilStatus(one, 'saved'), untilStatus(other, 'saved')]);
    const kept = readAnnotations(await loadDraft(db(), docId));
    expect(new Set(kept.map(({ id }) => id))).toEqual(new Set(all));
    expect(readAnnotations(one.ydoc)).toEqual(kept);
    expect(readAnnotations(other.ydoc)).toEqual(kept);
    one.close();
    other.close();
    await server.kill();
  },
  TIMEOUT_MS,
);
