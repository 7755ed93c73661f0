import { expect, test } from 'vitest';
import { appendServerEdit } from '#lib/collab/server/append-server-edit.server.ts';
import { db } from '#lib/db.server.ts';
import { sheetDocId } from '#lib/draft-log/doc-id.ts';
import { askForReply } from '#lib/reply/ask-for-reply.server.ts';
import { buildClaim, buildStory } from '#seeds/factories.server.ts';
import { listStatements } from '#seeds/list-statements.server.ts';
import { type BuiltSheet, buildReadySheet, publishNow } from '#seeds/sheet-factories.server.ts';
import { assembleSheet } from './assemble-sheet.server.ts';
import { readSheetMark } from './read-sheet-mark.server.ts';
import { writeDraft } from './sheet-body.ts';

const mark = ({ actor, story }: BuiltSheet) => readSheetMark(db(), actor.newsroomId, story.id);

/** A draft's updates and snapshots never change under its head, and a clientID's owner is not published. */
const WITH_THE_HEAD = ['ydoc_update', 'ydoc_snapshot', 'ydoc_client'];

test('[F15] the mark covers every table that a sheet is assembled from', async () => {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  const statements = await listStatements(() => assembleSheet(db(), sheet.actor, sheet.story.id));
  const read = new Set(statements.flatMap((sql) => [...sql.matchAll(/"public"\."(\w+)" AS/g)].map(([, name]) => name)));
  const [marking = ''] = await listStatements(() => mark(sheet));
  expect(read.size).toBeGreaterThan(10);
  for (const table of read) if (!WITH_THE_HEAD.includes(table ?? '')) expect(marking).toContain(`SELECT '${table}'`);
});

const CHANGES: [what: string, change: (sheet: BuiltSheet) => Promise<unknown>][] = [
  [
    'a word in the draft',
    ({ actor, story }) =>
      appendServerEdit(sheetDocId(story.id), actor.memberId, (ydoc) =>
        writeDraft(ydoc, { standfirst: ['More.'], body: [] }),
      ),
  ],
  ['a claim', ({ story }) => buildClaim({ story })],
  [
    'a reply',
    ({ actor, claim }) =>
      askForReply(actor, {
        claimId: claim.id,
        party: 'The office',
        question: '',
        askedAt: '2026-11-01T00:00:00Z',
        deadlineAt: '2026-11-02T00:00:00Z',
      }),
  ],
  [
    'a vote’s reason',
    ({ claim }) =>
      db().vote.updateMany({ where: { round: { wordingId: claim.wordingId } }, data: { reason: 'More.' } }),
  ],
  [
    'the grade of an outlet',
    ({ story }) => db().source.updateMany({ where: { newsroomId: story.newsroomId }, data: { grade: 'B' } }),
  ],
  [
    'an article’s address',
    ({ story }) => db().article.updateMany({ where: { storyId: story.id }, data: { url: 'https://example.test/' } }),
  ],
  [
    'a piece of evidence that is taken off',
    ({ claim }) => db().evidence.updateMany({ where: { claimId: claim.id }, data: { removedAt: new Date() } }),
  ],
  [
    'the newsroom’s name',
    ({ story }) => db().newsroom.update({ where: { id: story.newsroomId }, data: { name: 'Another' } }),
  ],
  ['a version', (sheet) => publishNow(sheet)],
];

test.each(CHANGES)('[F15] %s makes another mark', async (_what, change) => {
  const sheet = await buildReadySheet();
  const before = await mark(sheet);
  expect(await mark(sheet)).toBe(before);
  await change(sheet);
  expect(await mark(sheet)).not.toBe(before);
});

test('[F15] what is of another story leaves the mark as it is', async () => {
  const sheet = await buildReadySheet();
  const before = await mark(sheet);
  await buildClaim({ story: await buildStory({ actor: sheet.actor }) });
  expect(await mark(sheet)).toBe(before);
});
