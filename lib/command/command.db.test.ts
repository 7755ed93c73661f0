import { expect, test } from 'vitest';
import { db } from '#lib/db.server.ts';
import { createStory } from '#lib/story/create-story.server.ts';
import { buildMember } from '#seeds/factories.server.ts';

test('[U10] a command that the role does not allow is audited as the member’s, and cannot flood the log', async () => {
  const observer = await buildMember({ role: 'observer' });
  const many = 30;
  for (let tries = 0; tries < many; tries += 1)
    await expect(createStory(observer, { title: `Story ${tries}` })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const events = await db().auditEvent.findMany({ where: { newsroomId: observer.newsroomId } });
  expect(events[0]).toMatchObject({
    type: 'command.refused',
    actor: observer.memberId,
    payload: { verb: 'story.create' },
  });
  expect(events.length).toBeLessThan(many);
  expect(await db().story.count({ where: { newsroomId: observer.newsroomId } })).toBe(0);
});
