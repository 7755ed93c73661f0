import type { Person } from '#lib/actor/person.ts';
import type { RoundRecord, Vote } from './round.ts';
import { sortVotes } from './round.ts';

/** What one member said in both rounds. `stands`: they did not vote again, so their first vote stands. */
export type ComparedVote = {
  readonly voter: Person & { readonly removed: boolean };
  readonly first: Vote | null;
  readonly second: Vote | null;
  readonly change: 'changed' | 'confirmed' | 'stands' | 'joined';
};

type Revealed = Pick<RoundRecord, 'votes'>;

/** Two revealed rounds of one wording side by side, one line a member, in the order of the votes that stand now. */
export function compareRounds(first: Revealed, second: Revealed): ComparedVote[] {
  const [before, after] = [byVoter(first), byVoter(second)];
  const standing = new Map([...before, ...after]);
  return sortVotes([...standing.values()]).map(({ voter }) => {
    const [one, two] = [before.get(voter.memberId) ?? null, after.get(voter.memberId) ?? null];
    return { voter, first: one, second: two, change: findChange(one, two) };
  });
}

/** A summary of round 2 in words: "1 of 3 changed their vote; 1 joined." */
export function describeChanges(compared: readonly ComparedVote[]): string {
  const count = (change: ComparedVote['change']) => compared.filter((line) => line.change === change).length;
  const voters = compared.filter(({ first }) => first !== null).length;
  const changed = count('changed');
  const joined = count('joined');
  const sentence = `${changed === 0 ? 'Nobody' : changed} of ${voters} changed their vote`;
  return joined > 0 ? `${sentence}; ${joined} joined.` : `${sentence}.`;
}

function byVoter({ votes }: Revealed): Map<string, Vote> {
  return new Map(votes.map((vote) => [vote.voter.memberId, vote]));
}

function findChange(first: Vote | null, second: Vote | null): ComparedVote['change'] {
  if (!second) return 'stands';
  if (!first) return 'joined';
  return first.rating !== second.rating || first.objection !== second.objection ? 'changed' : 'confirmed';
}
