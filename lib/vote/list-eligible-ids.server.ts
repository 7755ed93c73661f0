import { POLICY } from '#lib/actor/policy.ts';
import type { Tx } from '#lib/db.server.ts';
import { type ConsensusRule, ruleOf } from '#lib/gate/rule.ts';

const MAY_VOTE = { removedAt: null, role: { in: [...POLICY['vote.cast']] } };

/** The ids of the members who may vote now. */
export async function listEligibleIds(client: Tx, newsroomId: string): Promise<string[]> {
  const members = await client.member.findMany({ where: { newsroomId, ...MAY_VOTE }, select: { id: true } });
  return members.map(({ id }) => id);
}

/** What a vote is counted under now: the newsroom's rule, and the ids of the members who may vote. */
export async function getElectorate(
  client: Tx,
  newsroomId: string,
): Promise<{ rule: ConsensusRule; eligibleIds: string[] }> {
  const { members, ...settings } = await client.newsroom.findUniqueOrThrow({
    where: { id: newsroomId },
    include: { members: { where: MAY_VOTE, select: { id: true } } },
  });
  return { rule: ruleOf(settings), eligibleIds: members.map(({ id }) => id) };
}
