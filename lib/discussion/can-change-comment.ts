import type { Role } from '#lib/actor/actor.ts';
import { canContribute } from '#lib/actor/actor.ts';

type Member = { readonly memberId: string; readonly role: Role };

/** Only its author edits a comment. */
export function canEditComment({ memberId, role }: Member, authorId: string): boolean {
  return canContribute(role) && memberId === authorId;
}

/** Its author or an admin takes a comment back. */
export function canRemoveComment({ memberId, role }: Member, authorId: string): boolean {
  return role === 'admin' || (canContribute(role) && memberId === authorId);
}
