'use client';

import { Download, Printer } from 'lucide-react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/field.tsx';
import type { MatrixState } from './use-matrix.ts';

/** The matrix' search and its exports, which are always whole. */
export function MatrixTools({ storyId, matrix }: { storyId: string; matrix: MatrixState }) {
  const print = async () => {
    if (!matrix.isWhole) await matrix.loadAll();
    window.print();
  };
  return (
    <div className="mb-4 flex flex-wrap items-end gap-2 print:hidden">
      <search aria-label="Matrix" className="w-40">
        <TextField
          label="Find"
          type="search"
          autoComplete="off"
          placeholder="Words of a claim"
          value={matrix.words}
          onChange={({ target }) => matrix.find(target.value)}
        />
      </search>
      <a href={`/stories/${storyId}/matrix/csv`} download className={buttonClass({ size: 'small' })}>
        <Download aria-hidden className="size-4" />
        Download CSV
      </a>
      <Button size="small" onClick={() => void print()}>
        <Printer aria-hidden className="size-4" />
        Print
      </Button>
    </div>
  );
}
