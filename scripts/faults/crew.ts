import { join } from 'node:path';
import type { FaultRun } from './fault.ts';
import { buildFixture, type Fixture, type FixturePlan } from './fixture.ts';
import { buildFixtureAt } from './own-process.ts';
import { drawBetween } from './random.ts';
import { type Seat, startTypists, type Typists, type TypistsStart, timeUntilSaved } from './typists.ts';

const JOIN_TIMEOUT_MS = 20_000;

/** Builds a newsroom where the fault runs. */
export function makeFixture({ databaseUrl }: FaultRun, plan: FixturePlan): Promise<Fixture> {
  return process.env.DATABASE_URL === databaseUrl ? buildFixture(plan) : buildFixtureAt(databaseUrl, plan);
}

/** Seats everyone at every draft; the addresses take turns. */
export function seatAll({ people, drafts }: Fixture, urls: readonly string[]): Seat[] {
  const pairs = drafts.flatMap((draft) => people.map((actor) => ({ ...draft, actor })));
  return pairs.map((pair, index) => ({ ...pair, url: urls[index % urls.length] ?? '' }));
}

let journals = 0;

/** Starts typists who go with the fault, and waits until each of them says "Saved". */
export async function bringTypists(fault: FaultRun, seats: Seat[], start: TypistsStart = {}): Promise<Typists> {
  journals += 1;
  const journal = join(fault.folder, `typists-${journals}.jsonl`);
  const typists = await startTypists({ seats, journal, seed: drawBetween(fault.random, 1, 1e9) }, start);
  fault.atEnd(typists.kill);
  if ((await timeUntilSaved([typists], JOIN_TIMEOUT_MS)) === null) throw new Error('not everybody could connect');
  return typists;
}
