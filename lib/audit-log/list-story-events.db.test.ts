import { expect, test } from 'vitest';
import { makeClaim } from '#lib/claim/make-claim.server.ts';
import { createStory } from '#lib/story/create-story.server.ts';
import { castVote } from '#lib/voting/cast-vote.server.ts';
import { buildClaim, buildEvidence, buildMember, buildStory } from '#seeds/factories.server.ts';
import { buildReadySheet, publishNow } from '#seeds/sheet-factories.server.ts';
import { ballot } from '#seeds/vote-factories.server.ts';
import { listStoryEvents } from './list-story-events.server.ts';

const wordsOf = async (...of: Parameters<typeof listStoryEvents>) =>
  (await listStoryEvents(...of)).events.map(({ words }) => words);

test('[U9] the activity of a story is its own events, newest first, with who did it and what it is about', async () => {
  const editor = await buildMember({ name: 'Ada' });
  const { id: storyId } = await createStory(editor, { title: 'The harbour' });
  await createStory(editor, { title: 'Another story' });
  const { claimId } = await makeClaim(editor, { storyId, text: 'The harbour was closed on Monday.' });
  const { events, olderThan } = await listStoryEvents(editor, storyId);
  expect(events.map(({ words }) => words)).toEqual(['Made the claim', 'Created the story “The harbour”']);
  expect(events[0]).toMatchObject({ member: { name: 'Ada' }, claim: { id: claimId, number: 1 } });
  expect(olderThan).toBeNull();
  expect(await wordsOf(editor, storyId, events[0]?.seq)).toEqual(['Created the story “The harbour”']);
});

test('[U9] publishing stands in the activity of its story', async () => {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  expect(await wordsOf(sheet.actor, sheet.story.id)).toContain('Published version 1');
});

test('[M1] the activity of another newsroom’s story, or of none, is not found', async () => {
  const [story, stranger] = [await buildStory(), await buildMember()];
  for (const id of [story.id, crypto.randomUUID(), 'x']) {
    await expect(listStoryEvents(stranger, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
});

test('[V24] while a round is open the activity shows no vote and no opening; then votes to readers of the audit log', async () => {
  const claim = await buildClaim();
  await buildEvidence({ claim });
  const { newsroomId, storyId } = claim;
  const observer = await buildMember({ newsroomId, role: 'observer' });
  const reviewer = await buildMember({ newsroomId, role: 'reviewer' });
  await castVote(claim.actor, ballot(claim, 2));
  for (const reader of [claim.actor, observer, reviewer]) expect(await wordsOf(reader, storyId)).toEqual([]);
  await castVote(reviewer, ballot(claim, 2));
  expect((await wordsOf(reviewer, storyId)).filter((words) => words === 'Voted')).toHaveLength(2);
  const seen = await wordsOf(observer, storyId);
  expect(seen).not.toContain('Voted');
  expect(seen).toContainEqual(expect.stringMatching(/^Closed a round/));
});
