'use client';

import { Download, Printer } from 'lucide-react';
import { Button, buttonClass } from '#components/ui/button.tsx';

/** Exports of the matrix. */
export function MatrixTools({ storyId }: { storyId: string }) {
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      <a href={`/stories/${storyId}/matrix/csv`} download className={buttonClass({ size: 'small' })}>
        <Download aria-hidden className="size-4" />
        Download CSV
      </a>
      <Button size="small" onClick={() => window.print()}>
        <Printer aria-hidden className="size-4" />
        Print
      </Button>
    </div>
  );
}
