import { expect, test } from 'vitest';
import type { Actor } from '#lib/actor/actor.ts';
import { AWARENESS_MAX_BYTES } from '#lib/draft-log/limits.ts';
import { listPeople, type PresenceState, vouchForPresence } from './presence.ts';

const ANN: Actor = { memberId: 'ann', userId: 'u', newsroomId: 'n', role: 'editor', name: 'Ann', colour: 2 };

test('[D7] the person shown is the session’s, and only for the connection’s own states', () => {
  const states = new Map<number, PresenceState>([
    [1, { user: { memberId: 'chief', name: 'Chief', colour: 0 }, selection: { start: 0, end: 4 } }],
    [2, { user: { memberId: 'ben', name: 'Ben', colour: 1 } }],
    [3, {}],
  ]);
  vouchForPresence(states, ANN, (clientId) => clientId !== 2);
  expect([...states]).toEqual([
    [1, { user: { memberId: 'ann', name: 'Ann', colour: 2 }, selection: { start: 0, end: 4 } }],
  ]);
});

test('[D16] a presence state over its limit is dropped', () => {
  const states = new Map<number, PresenceState>([[1, { words: 'x'.repeat(AWARENESS_MAX_BYTES) }]]);
  vouchForPresence(states, ANN, () => true);
  expect(states.size).toBe(0);
});

test('[D16] a presence state’s limit is in bytes, whatever its letters', () => {
  const states = new Map<number, PresenceState>([[1, { words: 'ə'.repeat(AWARENESS_MAX_BYTES / 2) }]]);
  vouchForPresence(states, ANN, () => true);
  expect(states.size).toBe(0);
});

test('[D7] a person with two tabs is listed once, people by name', () => {
  const user = { memberId: 'ann', name: 'Ann', colour: 2 };
  const people = listPeople([
    { user: { memberId: 'ben', name: 'Ben', colour: 1 } },
    { user },
    { user },
    {},
    { user: 1 },
  ]);
  expect(people.map(({ name }) => name)).toEqual(['Ann', 'Ben']);
});
