'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { TextArea } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { retractFactSheetAction } from './factsheet-actions.ts';

type RetractButtonProps = {
  storyId: string;
  /** The newest version. */
  number: number;
  retracted: boolean;
};

/** Retracts the published sheet, with a reason for readers; or says that it is retracted, and how to reverse that. */
export function RetractButton({ storyId, number, retracted }: RetractButtonProps) {
  const router = useRouter();
  const [asks, setAsks] = useState(false);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isBusy, startWork] = useTransition();
  if (retracted) {
    return (
      <p className="text-muted text-sm">
        The sheet is retracted. To publish a version takes that back, as a correction.
      </p>
    );
  }

  const retract = () =>
    startWork(async () => {
      const result = await retractFactSheetAction({ storyId, number, reason });
      setError(result.ok ? null : result.message);
      if (result.ok) setAsks(false);
      if (result.ok || result.code === 'STALE') router.refresh();
    });

  return (
    <section aria-labelledby="retract" className="border-line border-t pt-5">
      <h2 id="retract" className="font-semibold">
        Retract
      </h2>
      <p className="mt-1 mb-3 text-muted text-sm">For a sheet that should not have been published at all.</p>
      <Button variant="danger" onClick={() => setAsks(true)}>
        Retract the fact sheet…
      </Button>
      <Dialog
        open={asks}
        onOpenChange={setAsks}
        title="Retract the fact sheet"
        description="The page stays at its address with your reason at its top, and search engines are asked to drop it."
      >
        <div className="grid gap-4">
          <TextArea
            label="Why, for readers"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            maxLength={1000}
            required
          />
          {error && <Notice tone="error">{error}</Notice>}
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => setAsks(false)}>Cancel</Button>
            <Button variant="danger" onClick={retract} busy={isBusy} disabled={reason.trim() === ''}>
              Retract version {number}
            </Button>
          </div>
        </div>
      </Dialog>
    </section>
  );
}
