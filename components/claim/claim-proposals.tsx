'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { readFieldError } from '#components/command/failure.ts';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { STANCE_OPTIONS } from '#components/reader/stance-options.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { TextArea } from '#components/ui/field.tsx';
import { RadioGroup } from '#components/ui/radio-group.tsx';
import { useTextDraft } from '#components/ui/use-text-draft.ts';
import { CLAIM_TEXT_MAX_LENGTH } from '#lib/claim/claim-text.ts';
import type { Stance } from '#lib/claim/stance.ts';
import type { ClaimProposal } from '#lib/suggestion/claim-proposal.ts';
import { makeClaimAction } from './claim-actions.ts';

type ClaimProposalsProps = { storyId: string; proposals: readonly ClaimProposal[]; mayMake: boolean };

const SHOWN_COUNT = 5;

/** Passages that several members marked and no claim cites yet. */
export function ClaimProposals({ storyId, proposals, mayMake }: ClaimProposalsProps) {
  if (proposals.length === 0) return null;
  return (
    <section aria-label="Proposed claims" className="grid gap-3">
      <h2 className="font-semibold text-[0.9375rem]">
        Marked by several of you <span className="font-normal text-muted tabular-nums">{proposals.length}</span>
      </h2>
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line border-dashed">
        {proposals.slice(0, SHOWN_COUNT).map((proposal) => (
          <Proposal key={proposal.annotationId} {...{ storyId, proposal, mayMake }} />
        ))}
      </ul>
    </section>
  );
}

type ProposalProps = { storyId: string; proposal: ClaimProposal; mayMake: boolean };

function Proposal({ storyId, proposal, mayMake }: ProposalProps) {
  const { articleId, outlet, language, selector, annotationId, markedBy } = proposal;
  return (
    <li className="grid gap-2 px-4 py-3 sm:grid-cols-[1fr_auto] sm:items-center">
      <div className="min-w-0">
        <blockquote lang={language} dir="auto" className="font-serif leading-snug">
          {selector.exact}
        </blockquote>
        <p className="mt-1 text-[0.8125rem] text-muted">
          {outlet}. Marked by {markedBy.join(', ')}.{' '}
          <Link
            href={`/stories/${storyId}/articles/${articleId}?annotation=${annotationId}`}
            className="text-accent underline underline-offset-2"
          >
            Open in article
          </Link>
        </p>
      </div>
      {mayMake && <ProposalDialog storyId={storyId} proposal={proposal} />}
    </li>
  );
}

function ProposalDialog({ storyId, proposal }: Omit<ProposalProps, 'mayMake'>) {
  const router = useRouter();
  const { revisionId, selector, annotationId, outlet } = proposal;
  const [open, setOpen] = useState(false);
  const [stance, setStance] = useState<Stance>('supports');
  const { text, change, settle } = useTextDraft(
    `proposal:${annotationId}`,
    selector.exact.slice(0, CLAIM_TEXT_MAX_LENGTH),
  );
  const making = useCommand(makeClaimAction);

  function submit(event: FormEvent) {
    event.preventDefault();
    making.run({ storyId, text, revisionId, selector, stance, annotationId }, ({ claimId }) => {
      settle(text, selector.exact.slice(0, CLAIM_TEXT_MAX_LENGTH));
      setOpen(false);
      router.push(`/stories/${storyId}/claims/${claimId}`);
    });
  }

  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Make claim
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="A claim from what several marked"
        description={`The passage of ${outlet} is its first evidence.`}
      >
        <form onSubmit={submit} className="grid gap-4">
          <blockquote className="line-clamp-4 border-line border-s-2 ps-3 font-serif text-muted">
            {selector.exact}
          </blockquote>
          <TextArea
            label="Claim"
            value={text}
            maxLength={CLAIM_TEXT_MAX_LENGTH}
            onChange={(event) => change(event.target.value)}
            error={readFieldError(making.failure)}
            hint="One statement that can be checked, in your own words."
          />
          <RadioGroup label="The passage" options={STANCE_OPTIONS} value={stance} onChange={setStance} />
          <FailureNote of={making} exceptInvalid />
          <DialogActions>
            <Button type="submit" variant="primary" busy={making.pending}>
              Make claim
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
