import type { Selector } from '#lib/anchoring/selector.ts';
import type { Stance } from './stance.ts';

/** A passage of a revision that is cited, with the claim that cites it. */
export type CitedPassage = {
  evidenceId: string;
  claimId: string;
  claimNumber: number;
  /** Whether the reader may link evidence to the claim. */
  isOpen: boolean;
  stance: Stance;
  origin: string;
  selector: Selector;
};
