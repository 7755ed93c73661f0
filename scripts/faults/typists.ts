import { join } from 'node:path';
import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { ask, untilAnswering } from '#scripts/process/asking.ts';
import { type ChannelProgram, startWithChannel } from '#scripts/process/program.ts';
import { timeUntil } from './clock.ts';
import type { Draft } from './fixture.ts';

/** Where one person writes what. */
export type Seat = Draft & { actor: Actor /** The socket's address. */; url: string };
export type TypistsPlan = { seats: Seat[]; journal: string; seed: number };

/** How a process of typists is started, other than with Node alone: within a network of its own, or with another clock. */
export type TypistsStart = { command?: readonly string[]; nodeFlags?: readonly string[] };

const statesSchema = z.array(z.string());
const fingerprintsSchema = z.array(z.object({ docId: z.string(), fingerprint: z.string() }));

/** People who write, in one process of their own. */
export type Typists = {
  readonly program: ChannelProgram;
  /** Everyone begins to write so many operations a second. */
  type: (perSecond: number) => Promise<void>;
  hush: () => Promise<void>;
  states: () => Promise<string[]>;
  fingerprints: () => Promise<z.infer<typeof fingerprintsSchema>>;
  /** How many are present in each person's draft, as they see it. */
  people: () => Promise<number[]>;
  /** As a crash would. */
  kill: () => Promise<void>;
};

export async function startTypists(
  plan: TypistsPlan,
  { command = [], nodeFlags = [] }: TypistsStart = {},
): Promise<Typists> {
  const main = join(import.meta.dirname, 'typists-main.ts');
  const [file = process.execPath, ...args] = [...command, process.execPath, ...nodeFlags, main];
  const program = startWithChannel(file, args, { env: { NODE_ENV: 'test' }, output: 'terminal' });
  await untilAnswering(program, z.unknown());
  await ask(program, 'sit', z.unknown(), plan);
  return {
    program,
    type: async (perSecond) => {
      await ask(program, 'type', z.unknown(), perSecond);
    },
    hush: async () => {
      await ask(program, 'hush', z.unknown());
    },
    states: () => ask(program, 'states', statesSchema),
    fingerprints: () => ask(program, 'fingerprints', fingerprintsSchema),
    people: () => ask(program, 'people', z.array(z.number())),
    kill: () => program.end('SIGKILL'),
  };
}

/** Waits until everyone's page says "Saved". Gives how long it took, null when `timeoutMs` passed first. */
export function timeUntilSaved(all: readonly Typists[], timeoutMs: number): Promise<number | null> {
  return timeUntil(async () => (await listStates(all)).every((state) => state === 'saved'), timeoutMs);
}

export async function listStates(all: readonly Typists[]): Promise<string[]> {
  return (await Promise.all(all.map(({ states }) => states()))).flat();
}

/** Waits until everyone's draft is the same as the others' of that name. Gives how long it took, null after `timeoutMs`. */
export function timeUntilEqual(all: readonly Typists[], timeoutMs: number): Promise<number | null> {
  return timeUntil(
    async () => [...(await listFingerprints(all)).values()].every((prints) => prints.size === 1),
    timeoutMs,
  );
}

/** For each draft the different fingerprints that there are. */
export async function listFingerprints(all: readonly Typists[]): Promise<Map<string, Set<string>>> {
  const prints = new Map<string, Set<string>>();
  for (const { docId, fingerprint } of (await Promise.all(all.map(({ fingerprints }) => fingerprints()))).flat()) {
    prints.set(docId, (prints.get(docId) ?? new Set()).add(fingerprint));
  }
  return prints;
}
