import type { ImportState } from './use-import.ts';

/** How far an import is: a share while it is sent, then that it is being read. */
export function ImportProgress({ state }: { state: ImportState }) {
  const share = state.kind === 'sending' ? state.share : null;
  const words = share === null ? 'Reading the text…' : `Sending… ${Math.round(share * 100)} %`;
  return (
    <div role="status" className="grid gap-1.5 text-[0.875rem]">
      <progress aria-label="Import" className="h-1.5 w-full accent-accent" {...(share !== null && { value: share })} />
      {words}
    </div>
  );
}
