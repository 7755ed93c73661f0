import { expect, test } from 'vitest';
import { SignedOutError } from '#lib/collab/client/open-draft.ts';
import { mintCollabToken } from '#lib/collab/server/token.server.ts';
import { db } from '#lib/db.server.ts';
import { storyDocId } from '#lib/draft-log/doc-id.ts';
import { startCollabFixture, untilStatus } from '#seeds/collab-fixture.server.ts';
import { buildMember, buildStory } from '#seeds/factories.server.ts';
import { signOutEverywhere } from './sign-out-everywhere.server.ts';

test('[D27] signing out everywhere closes the person’s sockets in every newsroom and on every node, and is audited', async () => {
  const nodes = [await startCollabFixture(), await startCollabFixture()] as const;
  const here = await buildMember();
  const elsewhere = await buildMember({ userId: here.userId });
  const bystander = await buildMember({ newsroomId: here.newsroomId });
  const story = await buildStory({ actor: here });
  const otherStory = await buildStory({ actor: elsewhere });
  let isOver = false;
  const tokenOf = (member: typeof here) => async () => {
    if (isOver) throw new SignedOutError();
    return mintCollabToken(member, 1);
  };
  const one = nodes[0].join(here, storyDocId(story.id), { fetchToken: tokenOf(here) });
  const two = nodes[1].join(elsewhere, storyDocId(otherStory.id), { fetchToken: tokenOf(elsewhere) });
  const calm = nodes[1].join(bystander, storyDocId(story.id));
  await Promise.all([one, two, calm].map((draft) => untilStatus(draft, 'saved')));

  const states: string[] = [];
  calm.onStatus(() => states.push(calm.status().state));
  isOver = true;
  await signOutEverywhere(here, null);
  await Promise.all([untilStatus(one, 'offline'), untilStatus(two, 'offline')]);
  await Promise.all([untilStatus(one, 'signed-out'), untilStatus(two, 'signed-out')]);
  expect(states).toEqual([]);
  for (const { newsroomId, memberId } of [here, elsewhere]) {
    const events = await db().auditEvent.findMany({ where: { newsroomId } });
    expect(events.map(({ type, payload }) => ({ type, payload }))).toEqual([
      { type: 'member.signed_out_everywhere', payload: { memberId } },
    ]);
  }
  await Promise.all(nodes.map((node) => node.stop()));
});
