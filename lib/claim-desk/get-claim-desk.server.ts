import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { can } from '#lib/actor/policy.ts';
import type { ClaimRecord } from '#lib/claim/claim-record.ts';
import { viewClaim } from '#lib/claim/claim-view.ts';
import { loadClaimFamily } from '#lib/claim/load-claims.server.ts';
import { db } from '#lib/db.server.ts';
import { listDiscussions } from '#lib/discussion/get-discussion.server.ts';
import { AppError } from '#lib/errors.ts';
import { listMembers } from '#lib/newsroom/list-members.server.ts';
import { listReplies } from '#lib/reply/list-replies.server.ts';
import { findPublishedClaims } from '#lib/version/find-published-claims.server.ts';
import type { ClaimDesk, NamedMember } from './claim-desk.ts';
import { getEvidenceContext } from './get-evidence-context.server.ts';
import { listClaimEvents } from './list-claim-events.server.ts';

/** The claim was merged into another one, which stands for it. */
export type MergedAway = { survivor: { claimId: string; storyId: string } };

const SETTLED = ['approved', 'rejected'] as const;

/**
 * The claim's page as the actor may see it, or where the claim went.
 * @throws AppError NOT_FOUND for another newsroom's claim, or none.
 */
export async function getClaimDesk(actor: Actor, claimId: string): Promise<ClaimDesk | MergedAway> {
  if (!z.uuid().safeParse(claimId).success) throw new AppError('NOT_FOUND');
  const family = await loadClaimFamily(db(), actor.newsroomId, claimId);
  const record = family.find(({ id }) => id === claimId);
  if (!record) throw new AppError('NOT_FOUND');
  const { storyId, mergedInto } = record;
  if (mergedInto) return { survivor: { claimId: mergedInto.claimId, storyId } };
  const ids = family.map(({ id }) => id);
  const [discussions, replies, events, people, splitOff, other, contexts, published] = await Promise.all([
    listDiscussions(actor, ids),
    listReplies(actor, ids),
    listClaimEvents(actor, ids),
    listMembers(actor),
    listSplitOff(actor, claimId),
    findMergeable(actor, storyId, claimId),
    getEvidenceContext(actor, record.evidence),
    findPublishedClaims(actor, storyId),
  ]);
  const eligibleIds = people.filter(({ role }) => can(role, 'vote.cast')).map(({ id }) => id);
  const view = (claim: ClaimRecord) => viewClaim(claim, actor, eligibleIds);
  const threadsOf = (id: string) => discussions.get(id) ?? [];
  const repliesTo = (id: string) => replies.filter((reply) => reply.claimId === id);
  const toNamed = ({ id, name }: NamedMember) => ({ id, name });
  return {
    claim: view(record),
    contexts,
    replies: repliesTo(claimId),
    threads: threadsOf(claimId),
    absorbed: family
      .filter(({ id }) => id !== claimId)
      .map((one) => ({ claim: view(one), threads: threadsOf(one.id), replies: repliesTo(one.id) })),
    events,
    members: people.map(toNamed),
    assignable: people.filter(({ role }) => can(role, 'draft.write')).map(toNamed),
    isMergeable: other !== null,
    splitOff,
    published,
  };
}

function listSplitOff({ newsroomId }: Actor, claimId: string): Promise<{ id: string; number: number }[]> {
  return db().claim.findMany({
    where: { newsroomId, splitFromId: claimId, mergedIntoId: null },
    orderBy: { number: 'asc' },
    select: { id: true, number: true },
  });
}

/** Another claim of the story that is neither merged nor decided; null where there is none. */
function findMergeable({ newsroomId }: Actor, storyId: string, claimId: string): Promise<{ id: string } | null> {
  return db().claim.findFirst({
    where: { newsroomId, storyId, id: { not: claimId }, mergedIntoId: null, state: { notIn: [...SETTLED] } },
    select: { id: true },
  });
}
