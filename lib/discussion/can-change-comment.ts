import type { Role } from '#lib/actor/actor.ts';
import { can } from '#lib/actor/policy.ts';

type Member = { readonly memberId: string; readonly role: Role };

/** Only its author edits a comment. */
export function canEditComment({ memberId, role }: Member, authorId: string): boolean {
  return can(role, 'comment.write') && memberId === authorId;
}

/** Its author or an admin deletes a comment. */
export function canRemoveComment({ memberId, role }: Member, authorId: string): boolean {
  return can(role, 'comment.remove-any') || (can(role, 'comment.write') && memberId === authorId);
}
