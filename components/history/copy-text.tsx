'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';

/** Copies the text, to restore it by hand: later edits by others stay. */
export function CopyText({ text }: { text: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      setState('failed');
    }
  }

  return (
    <div className="flex items-center gap-3">
      <span role="status" className="text-[0.8125rem] text-muted empty:hidden">
        {state === 'copied' && 'Copied'}
        {state === 'failed' && 'The browser did not allow it: select the text below.'}
      </span>
      <Button onClick={() => void copy()}>Copy this text</Button>
    </div>
  );
}
