import type { GateOutcome } from './gate.ts';
import type { Rating } from './rating.ts';

/** The name of a verdict in colours (`--verdict-*`) and in snapshots. */
export type Verdict = 'confirmed' | 'probable' | 'unconfirmed' | 'doubtful' | 'false' | 'unjudged' | 'disputed';

/** The words on the public page. */
export const VERDICT_WORDS: Record<Verdict, string> = {
  confirmed: 'Confirmed',
  probable: 'Probably true',
  unconfirmed: 'Unconfirmed',
  doubtful: 'Doubtful',
  false: 'False',
  unjudged: 'Cannot be judged',
  disputed: 'Disputed',
};

const VERDICT_OF_RATING: Record<Rating, Verdict> = {
  1: 'confirmed',
  2: 'probable',
  3: 'unconfirmed',
  4: 'doubtful',
  5: 'false',
  6: 'unjudged',
};

/** The verdict of an approved claim: its rating's, or "disputed" where it was approved while contested. */
export function findVerdict(outcome: Pick<GateOutcome, 'kind' | 'rating'>): Verdict {
  return outcome.kind === 'contested' ? 'disputed' : VERDICT_OF_RATING[outcome.rating ?? 6];
}
