import type { Actor } from '#lib/actor/actor.ts';
import type { Tx } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { type CommentBody, listMentioned, mapMentions } from './comment-body.ts';

/**
 * The body with each mentioned member's current name, whatever name the client sent.
 * @throws AppError INVALID for somebody who is no member of the newsroom.
 */
export async function nameMentioned(tx: Tx, { newsroomId }: Actor, body: CommentBody): Promise<CommentBody> {
  const ids = listMentioned(body);
  const members = await tx.member.findMany({
    where: { newsroomId, id: { in: ids } },
    select: { id: true, name: true },
  });
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return mapMentions(body, ({ id }) => {
    const label = names.get(id);
    if (label === undefined) throw new AppError('mention.not-member');
    return { id, label };
  });
}

/** Makes the comment's mentions those of its body; members who are still mentioned and have seen it are not notified again. */
export async function putMentions(tx: Tx, actor: Actor, commentId: string, body: CommentBody): Promise<void> {
  const { newsroomId } = actor;
  // Members who mention themselves are not notified.
  const memberIds = listMentioned(body).filter((id) => id !== actor.memberId);
  await tx.mention.deleteMany({ where: { newsroomId, commentId, memberId: { notIn: memberIds } } });
  const data = memberIds.map((memberId) => ({ newsroomId, commentId, memberId }));
  await tx.mention.createMany({ data, skipDuplicates: true });
}
