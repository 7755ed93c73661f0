import { Time } from '#components/ui/time.tsx';
import { RoundsResult } from '#components/vote/rounds-result.tsx';
import type { ClaimView, WordingView } from '#lib/claim/claim-view.ts';

/** The claim's earlier wordings with the votes that were revealed on them. */
export function WordingHistory({ claim }: { claim: ClaimView }) {
  if (claim.pastWordings.length === 0) return null;
  return (
    <section aria-label="Earlier wordings" className="grid gap-3">
      <h2 className="font-semibold">Earlier wordings</h2>
      <ol className="grid gap-3">
        {claim.pastWordings.map((wording) => (
          <PastWording key={wording.id} wording={wording} />
        ))}
      </ol>
    </section>
  );
}

function PastWording({ wording }: { wording: WordingView }) {
  const { number, text, author, createdAt, rounds } = wording;
  return (
    <li className="grid gap-2 border-line border-s-2 ps-3">
      <p className="font-serif">{text}</p>
      <p className="text-[0.8125rem] text-muted">
        Wording {number} by {author.name}, <Time at={createdAt} />
      </p>
      {rounds.length > 0 && (
        <details>
          <summary className="cursor-pointer text-[0.8125rem] text-accent">Votes on this wording</summary>
          <div className="mt-2 grid gap-4">
            <RoundsResult rounds={rounds} />
          </div>
        </details>
      )}
    </li>
  );
}
