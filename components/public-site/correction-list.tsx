import { formatMinute } from '#components/ui/format-date.ts';
import { correctionAnchor, type PublishedCorrection } from '#lib/version/list-corrections.ts';
import { CHANGE_WORDS } from './change-list.tsx';

type CorrectionListProps = {
  /** Newest first. */
  corrections: readonly PublishedCorrection[];
  /** Whose they are: one sheet's, or all of the site's. */
  of: { slug: string; title: string } | null;
};

/** Corrections and retractions of a sheet, or of every sheet, with their reasons. */
export function CorrectionList({ corrections, of }: CorrectionListProps) {
  return (
    <>
      <h1 className="font-semibold font-serif text-3xl leading-tight">Corrections</h1>
      <p className="mt-2">
        {of ? (
          <a href={`/facts/${of.slug}`} className="text-accent underline underline-offset-2">
            <bdi>{of.title}</bdi>
          </a>
        ) : (
          'Every correction and retraction of every fact sheet, newest first.'
        )}
      </p>
      {corrections.length === 0 && <p className="mt-6 text-muted">Nothing had to be corrected so far.</p>}
      <ol className="mt-6 grid gap-4">
        {corrections.map((correction) => (
          <Correction key={correction.url} correction={correction} isOfAll={of === null} />
        ))}
      </ol>
    </>
  );
}

function Correction({ correction, isOfAll }: { correction: PublishedCorrection; isOfAll: boolean }) {
  const { slug, title, newsroom, number, correctedAt, type, claim, wording, explanation } = correction;
  const anchor = correctionAnchor(number, correction);
  return (
    <li id={isOfAll ? `${slug}-${anchor}` : anchor} className="rounded-lg border border-line bg-surface p-5">
      <h2 className="font-semibold">
        {CHANGE_WORDS[type]}
        {claim !== null && `, claim ${claim}`}
        {isOfAll && (
          <>
            :{' '}
            <a href={`/facts/${slug}`} className="text-accent underline underline-offset-2">
              <bdi>{title}</bdi>
            </a>
          </>
        )}
      </h2>
      <p className="mt-1 text-muted text-sm">
        {isOfAll && (
          <>
            <bdi>{newsroom.name}</bdi> ·{' '}
          </>
        )}
        <time dateTime={correctedAt}>{formatMinute(correctedAt)}</time> ·{' '}
        <a href={`/facts/${slug}/v/${number}`} className="underline underline-offset-2">
          version {number}
        </a>
        {number > 1 && (
          <>
            {' '}
            ·{' '}
            <a
              href={`/facts/${slug}/history?from=${number - 1}&to=${number}`}
              className="underline underline-offset-2"
              aria-label={`Compare version ${number - 1} with version ${number} of ${title}`}
            >
              compare
            </a>
          </>
        )}
      </p>
      {wording !== null && <p className="mt-3 font-serif text-lg leading-snug">{wording}</p>}
      <p className="mt-2">{explanation}</p>
    </li>
  );
}
