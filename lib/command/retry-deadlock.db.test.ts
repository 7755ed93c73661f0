import { expect, test } from 'vitest';
import { z } from 'zod';
import { db } from '#lib/db.server.ts';
import { buildStory } from '#seeds/factories.server.ts';
import { systemCommand } from './command.server.ts';

test('[U7] two commands that lock crosswise both go through, each with its event once', async () => {
  const [one, two] = [await buildStory(), await buildStory()];
  let holding = 0;
  const bothHold = Promise.withResolvers<void>();
  const touch = systemCommand({
    schema: z.array(z.uuid()),
    run: async ({ tx, record }, [first = '', second = '']) => {
      await tx.story.update({ where: { id: first }, data: { title: first } });
      holding += 1;
      if (holding === 2) bothHold.resolve();
      await bothHold.promise;
      await tx.story.update({ where: { id: second }, data: { title: second } });
      const payload = { storyId: first, title: first };
      record({ type: 'story.created', payload }, { newsroomId: one.newsroomId });
    },
  });
  await Promise.all([touch([one.id, two.id]), touch([two.id, one.id])]);
  expect(holding).toBe(3);
  const events = await db().auditEvent.findMany({ where: { newsroomId: one.newsroomId } });
  expect(events).toHaveLength(2);
});
