import { lockClaim } from '#lib/claim/lock-claim.server.ts';
import { command } from '#lib/command/command.server.ts';
import { askForReplySchema } from './reply.ts';

/**
 * Records that somebody was asked for a reply about the claim, whatever its state.
 * @throws AppError NOT_FOUND, FORBIDDEN for an observer, INVALID for a deadline before the asking.
 */
export const askForReply = command({
  verb: 'reply.record',
  schema: askForReplySchema,
  run: async ({ tx, actor, record }, { claimId, askedAt, deadlineAt, ...said }): Promise<{ replyId: string }> => {
    const { newsroomId, memberId } = actor;
    const claim = await lockClaim(tx, actor, claimId);
    const { id: replyId } = await tx.reply.create({
      data: {
        ...{ newsroomId, claimId, askedById: memberId, ...said },
        askedAt: new Date(askedAt),
        deadlineAt: new Date(deadlineAt),
      },
    });
    record({ type: 'reply.asked', payload: { claimId, replyId } }, { storyId: claim.storyId });
    return { replyId };
  },
});
