import { expect, test } from 'vitest';
import type { Actor } from '#lib/actor/actor.ts';
import { rewordClaim } from '#lib/claim/reword-claim.server.ts';
import { listClaimEvents } from '#lib/claim-desk/list-claim-events.server.ts';
import { castVote } from '#lib/voting/cast-vote.server.ts';
import {
  buildArticle,
  buildClaim,
  buildEvidence,
  buildMark,
  buildMember,
  buildStory,
} from '#seeds/factories.server.ts';
import { listProposals } from './list-proposals.server.ts';

test('[C15] what two members marked is proposed with its words, until a claim cites it', async () => {
  const ada = await buildMember();
  const { newsroomId } = ada;
  const bo = await buildMember({ newsroomId });
  const story = await buildStory({ actor: ada });
  const article = await buildArticle({ story, text: 'The ferry left at nine. It sank at ten.' });
  await buildMark(ada, article, 0, 9);
  expect(await listProposals(ada, story.id)).toEqual([]);
  await buildMark(bo, article, 4, 23);
  const [proposal] = await listProposals(ada, story.id);
  expect(proposal?.selector.exact).toBe('The ferry left at nine.');
  expect(proposal?.markedBy.toSorted()).toEqual([ada.name, bo.name].toSorted());
  expect(await listProposals(await buildMember(), story.id)).toEqual([]);
  await buildEvidence({ claim: await buildClaim({ story }), article, quote: 'left at nine' });
  expect(await listProposals(ada, story.id)).toEqual([]);
});

test('[C19] the history of a claim shows no vote while its round is open or after it was abandoned', async () => {
  const author = await buildMember();
  const { newsroomId } = author;
  const claim = await buildClaim({ actor: author });
  await buildEvidence({ claim });
  const voter = await buildMember({ newsroomId });
  const reviewer = await buildMember({ newsroomId, role: 'reviewer' });
  await castVote(voter, { claimId: claim.id, wordingNumber: 1, roundNumber: 1, rating: 2 });
  const list = async (reader: Actor) => (await listClaimEvents(reader, [claim.id])).map(({ type }) => type);
  expect(await list(author)).toEqual([]);
  expect(await list(reviewer)).toEqual([]);
  await rewordClaim(author, { claimId: claim.id, text: 'Other words.', wordingNumber: 1 });
  expect(await list(reviewer)).toEqual(['claim.reworded', 'round.closed']);
  expect(await list(await buildMember({ role: 'admin' }))).toEqual([]);
});
