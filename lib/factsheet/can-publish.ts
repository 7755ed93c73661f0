import type { Role } from '#lib/actor/actor.ts';

/** Whether the role may publish a version: everyone who takes part in deciding. An observer reads along. */
export function canPublish(role: Role): boolean {
  return role === 'admin' || role === 'editor' || role === 'reviewer';
}
