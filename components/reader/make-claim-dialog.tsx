'use client';

import { type FormEvent, useState, useTransition } from 'react';
import { makeClaimAction } from '#components/claim/claim-actions.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { TextArea } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { RadioGroup } from '#components/ui/radio-group.tsx';
import type { Selector } from '#lib/anchoring/selector.ts';
import { CLAIM_TEXT_MAX_LENGTH } from '#lib/claim/claim-text.ts';
import type { Stance } from '#lib/claim/stance.ts';
import { OriginField } from './origin-field.tsx';
import { STANCE_OPTIONS } from './stance-options.ts';

export type MadeFromPassage = { claimId: string; number: number };

type MakeClaimDialogProps = {
  storyId: string;
  revisionId: string;
  outlet: string;
  selector: Selector;
  annotationId: string | undefined;
  origins: readonly string[];
  onClose: () => void;
  onMade: (made: MadeFromPassage) => void;
};

/** Turns a passage into a claim, with the passage as its first evidence. Nothing typed is lost when it fails. */
export function MakeClaimDialog(props: MakeClaimDialogProps) {
  const { storyId, revisionId, outlet, selector, annotationId, origins, onClose, onMade } = props;
  const [text, setText] = useState(selector.exact.replace(/\s+/g, ' ').slice(0, CLAIM_TEXT_MAX_LENGTH));
  const [stance, setStance] = useState<Stance>('supports');
  const [origin, setOrigin] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isBusy, startMaking] = useTransition();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    startMaking(async () => {
      const from = annotationId ? { annotationId } : {};
      const result = await makeClaimAction({ storyId, revisionId, selector, text, stance, origin, ...from });
      if (result.ok) onMade(result.value);
      else setError(result.message);
    });
  };

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Make a claim"
      description="One statement that can be checked, in the newsroom’s own words."
    >
      <form onSubmit={submit} className="grid gap-4">
        <TextArea
          label="Claim"
          value={text}
          rows={3}
          maxLength={CLAIM_TEXT_MAX_LENGTH}
          autoFocus
          onChange={({ target }) => setText(target.value)}
        />
        <blockquote className="line-clamp-4 border-line-strong border-l-2 pl-3 font-serif text-muted italic">
          “{selector.exact}”
        </blockquote>
        <RadioGroup label="Stance of this passage" options={STANCE_OPTIONS} value={stance} onChange={setStance} />
        <OriginField value={origin} onChange={setOrigin} outlet={outlet} suggestions={origins} />
        {error && <Notice tone="error">{error}</Notice>}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={isBusy}>
            Make claim
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
