import { expect, test } from 'vitest';
import { buildMember, buildStory } from '#seeds/factories.server.ts';
import { inTransaction } from './db.server.ts';

/** Node's warnings while `work` runs. */
async function listWarnings(work: () => Promise<unknown>): Promise<string[]> {
  const warnings: string[] = [];
  const keep = ({ message }: Error) => warnings.push(message);
  process.on('warning', keep);
  await work();
  await new Promise(setImmediate);
  process.off('warning', keep);
  return warnings;
}

test('[S11] many queries at once, and a row with several relations, are read in a transaction without a warning', async () => {
  const { id } = await buildStory();
  const warnings = await listWarnings(() =>
    inTransaction(async (tx) => {
      const story = await tx.story.findUnique({
        where: { id },
        include: { newsroom: true, createdBy: true, articles: true, claims: true },
      });
      expect([story?.newsroom.id, story?.createdBy.id]).toEqual([story?.newsroomId, story?.createdById]);
      const rows = await Promise.all(Array.from({ length: 4 }, () => tx.story.findUnique({ where: { id } })));
      expect(new Set(rows.map((row) => row?.id))).toEqual(new Set([id]));
    }),
  );
  expect(warnings).toEqual([]);
});

test('[S11] a query that fails rolls its transaction back, and leaves the connection fit for the next one', async () => {
  const { memberId } = await buildMember({ name: 'Before' });
  const broken = inTransaction(async (tx) => {
    await tx.member.update({ where: { id: memberId }, data: { name: 'After' } });
    await Promise.all([tx.$queryRaw`SELECT 1 / 0`, tx.member.count()]);
  });
  await expect(broken).rejects.toThrow(/division by zero/);
  const names = await Promise.all(
    Array.from({ length: 30 }, () => inTransaction((tx) => tx.member.findUnique({ where: { id: memberId } }))),
  );
  expect(new Set(names.map((member) => member?.name))).toEqual(new Set(['Before']));
});
