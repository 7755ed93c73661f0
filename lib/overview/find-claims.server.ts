import type { Actor } from '#lib/actor/actor.ts';
import { canStep } from '#lib/claim/transitions.ts';
import { db } from '#lib/db.server.ts';
import { getStoryTitle } from '#lib/story/get-story-title.server.ts';
import { orderByLikeness } from '#lib/suggestion/order-by-likeness.ts';
import { hasWords } from './arrange-claims.ts';
import { type ClaimPurpose, FOUND_COUNT, type FoundClaims } from './found-claim.ts';
import { type ClaimKey, listClaimKeys } from './list-claim-keys.server.ts';

export type ClaimSearch = {
  readonly storyId: string;
  readonly purpose: ClaimPurpose;
  /** All of them must be in the claim's number, wording or author's name. */
  readonly words: string;
  /** The claim itself, for which another one is looked for: left out, and those most like it come first. */
  readonly claim?: string | undefined;
  /** The claim that is chosen: listed first, whether or not it has the words. */
  readonly chosen?: string | undefined;
};

/**
 * Claims of the story to choose from, at most 30 besides the chosen one: those that the actor may change.
 * @throws AppError NOT_FOUND for another newsroom's story, or none.
 */
export async function findClaims(actor: Actor, search: ClaimSearch): Promise<FoundClaims> {
  await getStoryTitle(actor, search.storyId);
  const keys = await listClaimKeys(db(), actor.newsroomId, search.storyId);
  const open = keys.filter((key) => key.id !== search.claim && suits(key, actor, search.purpose));
  const own = keys.find(({ id }) => id === search.claim);
  const ordered = own ? orderByLikeness(open, own.text) : open;
  const fitting = ordered.filter((key) => key.id !== search.chosen && hasWords(key, search.words));
  const chosen = open.filter(({ id }) => id === search.chosen);
  const claims = [...chosen, ...fitting.slice(0, FOUND_COUNT)].map(({ id, number, text }) => ({ id, number, text }));
  return { claims, count: chosen.length + fitting.length };
}

function suits({ state }: ClaimKey, { role }: Actor, purpose: ClaimPurpose): boolean {
  if (purpose === 'merge') return state !== 'approved' && state !== 'rejected';
  return canStep({ state, step: 'edit_evidence', role, relations: ['none'] });
}
