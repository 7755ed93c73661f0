import { type Actor, canContribute } from '#lib/actor/actor.ts';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import { db } from '#lib/db.server.ts';
import { getDiscussion } from '#lib/discussion/get-discussion.server.ts';
import { listMembers } from '#lib/newsroom/list-members.server.ts';
import { listClaims } from '#lib/overview/list-claims.server.ts';
import { listReplies } from '#lib/reply/list-replies.server.ts';
import { orderByLikeness } from '#lib/suggestion/order-by-likeness.ts';
import type { ClaimDesk, NamedMember } from './claim-desk.ts';
import { listAbsorbedClaims } from './list-absorbed-claims.server.ts';
import { listClaimEvents } from './list-claim-events.server.ts';

const SETTLED = ['approved', 'rejected'];

/** What stands around a claim that the actor may see. */
export async function getClaimDesk(actor: Actor, claim: ClaimView): Promise<ClaimDesk> {
  const { newsroomId } = actor;
  const [threads, merged, people, claims, splitOff] = await Promise.all([
    getDiscussion(actor, claim.id),
    listAbsorbedClaims(actor, claim.id),
    listMembers(actor),
    listClaims(actor, claim.storyId),
    db().claim.findMany({
      where: { newsroomId, splitFromId: claim.id, mergedIntoId: null },
      orderBy: { number: 'asc' },
      select: { id: true, number: true },
    }),
  ]);
  const absorbed = await Promise.all(
    merged.map(async (one) => ({
      claim: one,
      threads: await getDiscussion(actor, one.id),
      replies: await listReplies(actor, [one.id]),
    })),
  );
  const toNamed = ({ id, name }: NamedMember) => ({ id, name });
  return {
    threads,
    absorbed,
    events: await listClaimEvents(actor, [claim.id, ...merged.map(({ id }) => id)]),
    members: people.map(toNamed),
    assignable: people.filter(({ role }) => canContribute(role)).map(toNamed),
    mergeable: orderByLikeness(
      claims.filter(({ id, state }) => id !== claim.id && !SETTLED.includes(state)),
      claim.wording.text,
    ),
    splitOff,
    hasUnseenMention: claims.some(({ id, mentionsViewer }) => id === claim.id && mentionsViewer),
  };
}
