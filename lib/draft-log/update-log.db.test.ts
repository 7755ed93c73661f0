import { expect, test } from 'vitest';
import { db } from '#lib/db.server.ts';
import { asOwner } from '#seeds/as-owner.server.ts';
import { buildArticle, buildMember } from '#seeds/factories.server.ts';
import { articleDocId } from './doc-id.ts';

async function buildLog() {
  const { newsroomId, memberId, ...actor } = await buildMember();
  const { revisionId } = await buildArticle({ actor: { newsroomId, memberId, ...actor } });
  const docId = articleDocId(revisionId);
  await db().ydoc.create({ data: { docId, newsroomId } });
  return { docId, seq: 1, newsroomId, memberId, payload: new Uint8Array([0]), sha256: '' };
}

test('[M1] the database refuses a draft’s update or client by another newsroom’s member', async () => {
  const { memberId, ...update } = await buildLog();
  const { docId, newsroomId } = update;
  const stranger = await buildMember();
  const theirs = { memberId: stranger.memberId };
  await expect(db().ydocUpdate.create({ data: { ...update, ...theirs } })).rejects.toThrow(/Foreign key/);
  const named = { docId, newsroomId, clientId: 1n };
  await expect(db().ydocClient.create({ data: { ...named, ...theirs } })).rejects.toThrow(/Foreign key/);
  await db().ydocUpdate.create({ data: { ...update, memberId } });
  await db().ydocClient.create({ data: { ...named, memberId } });
});

test('[D13] the database refuses to change or delete an update', async () => {
  const update = await buildLog();
  await db().ydocUpdate.create({ data: update });
  const where = { docId_seq: { docId: update.docId, seq: 1 } };
  await expect(asOwner((tx) => tx.ydocUpdate.update({ where, data: { sha256: 'x' } }))).rejects.toThrow('append-only');
  await expect(asOwner((tx) => tx.ydocUpdate.delete({ where }))).rejects.toThrow('append-only');
});
