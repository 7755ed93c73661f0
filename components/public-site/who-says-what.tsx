import { CircleCheck, CircleX, Info } from 'lucide-react';
import type { SnapshotClaim, SnapshotEvidence } from '#lib/version/snapshot.ts';
import { tabulateEvidence } from '#lib/version/who-says-what.ts';

const STANCES = {
  supports: { Icon: CircleCheck, word: 'For', colour: 'text-verdict-confirmed' },
  contradicts: { Icon: CircleX, word: 'Against', colour: 'text-verdict-false' },
  context: { Icon: Info, word: 'Context', colour: 'text-muted' },
} as const;

/** Claims by articles: which one is cited for and which against what. On a phone, where a table does not fit, one claim after the other. */
export function WhoSaysWhat({ claims }: { claims: readonly SnapshotClaim[] }) {
  const { articles, rows } = tabulateEvidence(claims);
  if (articles.length === 0) return null;
  return (
    <section aria-labelledby="who-says-what" className="mt-12 border-line border-t pt-6 text-[0.9375rem]">
      <h2 id="who-says-what" className="font-semibold text-xl">
        Who says what
      </h2>
      <p className="mt-3">
        Each claim, and what the articles that we cite say about it.
        <span className="max-sm:hidden print:inline"> A dash: nothing that we found.</span>
      </p>
      <div className="relative mt-4 overflow-x-auto max-sm:hidden print:block print:overflow-visible">
        <table className="w-full border-collapse text-left text-sm print:text-xs">
          <thead>
            <tr className="border-line-strong border-b align-bottom">
              <th scope="col" className="min-w-44 py-2 pe-4 font-semibold print:min-w-0">
                Claim
              </th>
              {articles.map(({ outlet, grade, title, revisionSha256 }) => (
                <th
                  key={`${revisionSha256} ${outlet}`}
                  scope="col"
                  title={title}
                  className="min-w-32 px-2 py-2 font-semibold print:min-w-0"
                >
                  <bdi>{outlet}</bdi>
                  <span className="block font-normal text-muted">reliability {grade}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ claim, cells }) => (
              <tr key={claim.number} className="border-line border-b align-top">
                <th scope="row" className="py-2 pe-4 font-normal">
                  <a href={`#claim-${claim.number}`} className="underline decoration-line-strong underline-offset-2">
                    {claim.wording}
                  </a>
                </th>
                {cells.map((stances, column) => (
                  <td key={articles[column]?.revisionSha256} className="px-2 py-2">
                    <Cell stances={stances} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className="mt-4 grid gap-4 sm:hidden print:hidden">
        {rows.map(({ claim, cells }) => (
          <li key={claim.number} className="border-line border-t pt-3">
            <a href={`#claim-${claim.number}`} className="underline decoration-line-strong underline-offset-2">
              {claim.wording}
            </a>
            <ul className="mt-2 grid gap-1.5 text-sm">
              {cells.map((stances, column) => {
                const article = articles[column];
                if (!article || stances.length === 0) return null;
                return (
                  <li key={article.revisionSha256} className="grid grid-cols-[6rem_1fr]">
                    <span>
                      <Cell stances={stances} />
                    </span>
                    <bdi>{article.outlet}</bdi>
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Cell({ stances }: { stances: readonly SnapshotEvidence['stance'][] }) {
  if (stances.length === 0) {
    return (
      <>
        <span aria-hidden className="text-muted">
          –
        </span>
        <span className="sr-only">nothing</span>
      </>
    );
  }
  return [...new Set(stances)].map((stance) => {
    const { Icon, word, colour } = STANCES[stance];
    const count = stances.filter((one) => one === stance).length;
    return (
      <span key={stance} className={`flex items-center gap-1 ${colour}`}>
        <Icon aria-hidden className="size-4 shrink-0" />
        {word}
        {count > 1 && <span className="tabular-nums">×{count}</span>}
      </span>
    );
  });
}
