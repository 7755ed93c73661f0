import { describe, expect, it } from 'vitest';
import { db } from '#lib/db.server.ts';
import { buildMember, buildNewsroom, buildStory } from '#seeds/factories.server.ts';
import { getRevision } from './get-revision.server.ts';
import { type ImportArticleInput, importArticle } from './import-article.server.ts';

const TEXT = 'The northern pier is closed.\n\n## Why\n\nDivers found a crack.';

function paste(storyId: string, rest: Partial<ImportArticleInput> = {}): ImportArticleInput {
  return { storyId, content: TEXT, fileName: null, by: 'paste', ...rest };
}

describe('importing an article', () => {
  it('[R8] keeps the text as revision 1 with its outlet, and audits it once', async () => {
    const { id: storyId, actor } = await buildStory();
    const content = `${TEXT}\r\n`;
    const imported = await importArticle(
      actor,
      paste(storyId, { content, outlet: 'Harbour Post', date: '2025-06-30' }),
    );
    expect(imported).toMatchObject({ title: 'The northern pier is closed.', wordCount: 10 });
    const kept = await getRevision(actor, { storyId, articleId: imported.id });
    expect(kept).toMatchObject({ text: TEXT, number: 1, outlet: 'Harbour Post', grade: 'F', date: '2025-06-30' });
    expect(kept.repairs).toEqual(['line_ends']);
    const events = await db().auditEvent.findMany({ where: { newsroomId: actor.newsroomId } });
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ type: 'article.imported', actor: actor.memberId });
    expect(events[0]!.payload).toMatchObject({ articleId: imported.id, sha256: kept.sha256, by: 'paste' });
  });

  it('[R8] leaves nothing at all, not even the outlet, when a later step fails', async () => {
    const { id: storyId, actor } = await buildStory();
    // The importer must be a member of the newsroom, or the article's row is refused.
    const nobody = { ...actor, memberId: '00000000-0000-7000-8000-000000000000' };
    await expect(importArticle(nobody, paste(storyId, { outlet: 'Harbour Post' }))).rejects.toThrow();
    const where = { newsroomId: actor.newsroomId };
    expect(await db().article.count({ where })).toBe(0);
    expect(await db().source.count({ where })).toBe(0);
    expect(await db().auditEvent.count({ where })).toBe(0);
  });

  it('[R9] refuses the same text in one story and names the article that has it', async () => {
    const { id: storyId, actor } = await buildStory();
    await importArticle(actor, paste(storyId, { title: 'Pier closed' }));
    const again = importArticle(actor, paste(storyId, { content: `${TEXT}  \n`, title: 'Another title' }));
    await expect(again).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('“Pier closed”') });
    const other = await buildStory({ actor });
    await expect(importArticle(actor, paste(other.id))).resolves.toMatchObject({ wordCount: 10 });
  });

  it('[R9] lets one of ten imports of the same text at once through', async () => {
    const { id: storyId, actor } = await buildStory();
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => importArticle(actor, paste(storyId))));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of all)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'CONFLICT' });
    expect(await db().article.count({ where: { storyId } })).toBe(1);
  });

  it('[R10] grades a new outlet as given and keeps the grade of a known one', async () => {
    const { id: storyId, actor } = await buildStory();
    await importArticle(actor, paste(storyId, { outlet: 'Harbour Post', grade: 'B' }));
    await importArticle(actor, paste(storyId, { content: 'Pier open again.', outlet: 'Harbour Post', grade: 'E' }));
    const sources = await db().source.findMany({ where: { newsroomId: actor.newsroomId } });
    expect(sources.map(({ name, grade }) => [name, grade])).toEqual([['Harbour Post', 'B']]);
  });

  it('[R7] lets the importer’s details override those of the file', async () => {
    const { id: storyId, actor } = await buildStory();
    const content = new TextEncoder().encode('---\noutlet: Harbour Post\ntitle: From the file\n---\nPier closed.');
    const input = paste(storyId, { content, fileName: 'pier.md', by: 'upload', title: 'As told' });
    const { id: articleId } = await importArticle(actor, input);
    expect(await getRevision(actor, { storyId, articleId })).toMatchObject({
      title: 'As told',
      outlet: 'Harbour Post',
      text: 'Pier closed.',
    });
  });

  it('[R11] the database refuses to change a revision', async () => {
    const { id: storyId, actor } = await buildStory();
    const { revisionId } = await importArticle(actor, paste(storyId));
    const where = { id: revisionId };
    await expect(db().revision.update({ where, data: { text: 'x' } })).rejects.toThrow();
    await expect(db().revision.delete({ where })).rejects.toThrow();
    expect((await db().revision.findUniqueOrThrow({ where })).text).toBe(TEXT);
  });

  it('[R12] refuses an observer', async () => {
    const { id: newsroomId } = await buildNewsroom();
    const editor = await buildMember({ newsroomId });
    const observer = await buildMember({ newsroomId, role: 'observer' });
    const { id: storyId } = await buildStory({ actor: editor });
    await expect(importArticle(observer, paste(storyId))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await db().article.count({ where: { storyId } })).toBe(0);
  });

  it("[M1] another newsroom's member can neither import into a story nor read an article", async () => {
    const { id: storyId, actor } = await buildStory();
    const { id: articleId } = await importArticle(actor, paste(storyId));
    const stranger = await buildMember({ role: 'admin' });
    const attempt = importArticle(stranger, paste(storyId, { content: 'Other words.' }));
    await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(getRevision(stranger, { storyId, articleId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const elsewhere = await buildStory({ actor });
    await expect(getRevision(actor, { storyId: elsewhere.id, articleId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(getRevision(actor, { storyId: 'x', articleId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
