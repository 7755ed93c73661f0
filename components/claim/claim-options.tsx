import Link from 'next/link';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import { type Assignable, Assignment } from './assignment.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { RewordDialog } from './reword-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';

type ClaimOptionsProps = {
  claim: ClaimView;
  members: readonly Assignable[];
  /** Whether there is a claim that it can be merged into. */
  isMergeable: boolean;
  splitOff: readonly { id: string; number: number }[];
  /** The numbers of the claims that were merged into it. */
  absorbedNumbers: readonly number[];
  mayAssign: boolean;
  /** ISO 8601 date. */
  today: string;
};

/** Below the claim's text: its assignee, its origin, and the actions on the whole claim. */
export function ClaimOptions(props: ClaimOptionsProps) {
  const { claim, members, isMergeable, splitOff, absorbedNumbers, mayAssign, today } = props;
  const { steps, splitFrom, storyId } = claim;
  const mayEdit = steps.includes('edit_evidence');
  const link = (id: string, number: number) => (
    <Link key={id} href={`/stories/${storyId}/claims/${id}`} className="text-accent underline underline-offset-2">
      claim {number}
    </Link>
  );
  return (
    <div className="grid gap-2">
      <Assignment claim={claim} members={members} mayAssign={mayAssign} today={today} />
      {splitFrom && (
        <p className="text-[0.875rem] text-muted">Split off from {link(splitFrom.claimId, splitFrom.number)}.</p>
      )}
      {splitOff.length > 0 && (
        <p className="flex flex-wrap gap-x-1.5 text-[0.875rem] text-muted">
          Split off from it: {splitOff.map(({ id, number }) => link(id, number))}
        </p>
      )}
      {absorbedNumbers.length > 0 && (
        <p className="text-[0.875rem] text-muted">
          Merged into it:{' '}
          <a href="#merged" className="text-accent underline underline-offset-2">
            {absorbedNumbers.map((number) => `claim ${number}`).join(', ')}
          </a>
          .
        </p>
      )}
      {/* On a one-column page the votes come first. */}
      <a
        href="#evidence"
        className="touchable justify-self-start text-[0.875rem] text-accent underline underline-offset-2 lg:hidden"
      >
        To the evidence
      </a>
      {claim.state === 'approved' && (
        <p className="text-[0.875rem] text-muted">
          Its words and its evidence stand. A reviewer opens it again with “Request changes”.
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {steps.includes('reword') && <RewordDialog claim={claim} />}
        {mayEdit && <SplitDialog claim={claim} />}
        {mayEdit && isMergeable && <MergeDialog claim={claim} />}
      </div>
    </div>
  );
}
