import type { ClaimView } from '#lib/claim/claim-view.ts';
import { STANCE_WORDS } from '#lib/claim/stance.ts';
import type { Pointer } from '#lib/review/pointer.ts';

type PointAtProps = { claim: ClaimView; pointsAt: readonly Pointer[]; point: (pointer: Pointer, on: boolean) => void };

/** What a request for changes means: the wording, the votes, missing evidence, passages. */
export function PointAt({ claim, pointsAt, point }: PointAtProps) {
  const choices: { pointer: Pointer; words: string; hint: string | null }[] = [
    { pointer: 'wording', words: 'The wording', hint: null },
    { pointer: 'votes', words: 'The votes', hint: null },
    { pointer: 'missing-evidence', words: 'Evidence is missing', hint: null },
    ...claim.evidence.map(({ id, selector, stance, outlet }) => ({
      pointer: `evidence:${id}` as const,
      words: `“${selector.exact}”`,
      hint: `${STANCE_WORDS[stance]}, ${outlet}`,
    })),
  ];
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium text-[0.8125rem]">What do you mean? (may be left open)</legend>
      {choices.map(({ pointer, words, hint }) => (
        <label key={pointer} className="flex cursor-pointer items-start gap-2 rounded-md px-1 py-0.5 hover:bg-sunken">
          <input
            type="checkbox"
            checked={pointsAt.includes(pointer)}
            onChange={(event) => point(pointer, event.target.checked)}
            className="mt-1 size-4 shrink-0 accent-accent"
          />
          <span className="min-w-0">
            <span className="line-clamp-2">{words}</span>
            {hint && <span className="block text-[0.75rem] text-muted">{hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
