import type { Actor } from '#lib/actor/actor.ts';
import type { ColouredPerson } from '#lib/actor/person.ts';
import { AWARENESS_MAX_BYTES } from '#lib/draft-log/limits.ts';

const UTF8 = new TextEncoder();

/** A presence state; all but `user` is the client's own. */
export type PresenceState = Record<string, unknown>;

/**
 * Makes the presence states of one message trustworthy, in place: drops states of other connections and those too large or
 * empty, and overwrites `user` with the member. `owns` says whether a Yjs clientID is the connection's. Hocuspocus' scratch
 * copy adds one empty state to every message.
 */
export function vouchForPresence(
  states: Map<number, PresenceState>,
  actor: Actor,
  owns: (clientId: number) => boolean,
): void {
  for (const [clientId, state] of states) {
    const byteCount = UTF8.encode(JSON.stringify(state)).length;
    const isFit = Object.keys(state).length > 0 && byteCount <= AWARENESS_MAX_BYTES;
    if (isFit && owns(clientId)) state.user = toPerson(actor);
    else states.delete(clientId);
  }
}

/** The actor as others see them. */
export function toPerson({ memberId, name, colour }: Actor): ColouredPerson {
  return { memberId, name, colour };
}

/** The person in a presence state; null where there is none. */
export function findPerson(state: PresenceState): ColouredPerson | null {
  const user = state.user;
  if (typeof user !== 'object' || user === null) return null;
  const { memberId, name, colour } = user as Partial<Record<keyof ColouredPerson, unknown>>;
  return typeof memberId === 'string' && typeof name === 'string' && typeof colour === 'number'
    ? { memberId, name, colour }
    : null;
}

/** Everyone here, once each however many tabs they have open, by name. */
export function listPeople(states: Iterable<PresenceState>): ColouredPerson[] {
  const people = new Map<string, ColouredPerson>();
  for (const state of states) {
    const person = findPerson(state);
    if (person) people.set(person.memberId, person);
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name));
}
