import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import type { DecisionNotice } from './decision-notice.ts';

const DECISION_COUNT = 20;

/** The approvals and rejections of the actor's claims by others, the newest of each claim, newest first; at most 20. */
export async function listDecisions(actor: Actor): Promise<DecisionNotice[]> {
  const { newsroomId, memberId } = actor;
  const isOwn = { OR: [{ authorId: memberId }, { wordings: { some: { authorId: memberId } } }] };
  const [visit, reviews] = await Promise.all([
    db().visit.findUnique({ where: { memberId_place: { memberId, place: 'decisions' } }, select: { at: true } }),
    db().review.findMany({
      where: {
        newsroomId,
        decision: { in: ['approved', 'rejected'] },
        reviewerId: { not: memberId },
        claim: { mergedIntoId: null, ...isOwn },
      },
      orderBy: { createdAt: 'desc' },
      distinct: ['claimId'],
      take: DECISION_COUNT,
      include: {
        reviewer: { select: { name: true } },
        wording: { select: { text: true } },
        claim: { select: { id: true, number: true, storyId: true, story: { select: { title: true } } } },
      },
    }),
  ]);
  return reviews.map(({ id, decision, reason, createdAt, reviewer, wording, claim }) => ({
    ...{ id, decision, reason, reviewerName: reviewer.name, at: createdAt.toISOString(), text: wording.text },
    ...{ claimId: claim.id, number: claim.number, storyId: claim.storyId, storyTitle: claim.story.title },
    isNew: visit === null || createdAt > visit.at,
  }));
}
