import { Badge } from '#components/ui/badge.tsx';
import { formatDay } from '#components/ui/format-date.ts';
import { describeOrigins, groupOrigins } from '#lib/claim/group-origins.ts';
import { GRADE_WORDS } from '#lib/source/grade.ts';
import { type SnapshotEvidence, type SnapshotFormat, takesOutletForOrigin } from '#lib/version/snapshot.ts';
import { linkToQuote } from '#lib/version/text-fragment.ts';

const SIDES = [
  { stance: 'supports', title: 'Evidence for' },
  { stance: 'contradicts', title: 'Evidence against' },
  { stance: 'context', title: 'Context' },
] as const;

type PublicEvidenceProps = {
  claim: number;
  format: SnapshotFormat;
  evidence: readonly SnapshotEvidence[];
  heading: 'h2' | 'h4';
};

/** The passages for and against one claim, each as quoted, with who published it and on whom it relies. Side by side where there are both. */
export function PublicEvidence({ claim, format, evidence, heading: Heading }: PublicEvidenceProps) {
  const sides = SIDES.map((side) => ({ ...side, passages: evidence.filter((one) => one.stance === side.stance) }));
  const [supports, contradicts] = sides.map(({ passages }) => passages.length > 0);
  const areBeside = supports && contradicts;
  return (
    <div className={`mt-5 grid gap-x-8 gap-y-5 print:block ${areBeside ? 'md:grid-cols-2' : ''}`}>
      {sides
        .filter(({ stance, passages }) => passages.length > 0 || stance !== 'context')
        .map(({ stance, title, passages }) => (
          <div key={stance} className={`print:mt-4 ${areBeside && stance === 'context' ? 'md:col-span-2' : ''}`}>
            <Heading className="font-semibold text-sm">
              {title}
              {passages.length > 0 && (
                <span className="font-normal text-muted"> · {describeSide(passages, format)}</span>
              )}
            </Heading>
            {passages.length === 0 ? (
              <p className="mt-1 text-muted text-sm">None found in the coverage.</p>
            ) : (
              <ul className="mt-2 grid gap-4">
                {passages.map((passage) => (
                  <Passage key={`${claim} ${passage.revisionSha256} ${passage.selector.start}`} passage={passage} />
                ))}
              </ul>
            )}
          </div>
        ))}
    </div>
  );
}

function Passage({ passage }: { passage: SnapshotEvidence }) {
  const { quote, outlet, grade, title, url, language, publishedOn, origin, retelling } = passage;
  // A retelling is not the outlet's words, so it has no quotation marks.
  const marks = retelling ? '' : 'before:content-[open-quote] after:content-[close-quote]';
  return (
    <li className="break-inside-avoid">
      <blockquote
        lang={language}
        dir="auto"
        className={`border-line-strong/60 border-s-2 ps-3 font-serif text-base leading-snug ${marks}`}
      >
        {quote}
      </blockquote>
      <p className="mt-1.5 text-sm leading-snug">
        <bdi className="font-medium">{outlet}</bdi>
        <span className="text-muted">
          {' '}
          · {GRADE_WORDS[grade].toLowerCase()} ({grade})
          {publishedOn && (
            <>
              {' '}
              · <time dateTime={publishedOn}>{formatDay(publishedOn)}</time>
            </>
          )}
        </span>
      </p>
      <p className="text-muted text-sm leading-snug">
        {url ? (
          <SourceLink url={url} passage={passage} />
        ) : (
          <cite lang={language} dir="auto">
            {title}
          </cite>
        )}
        {origin && (
          <>
            .{' '}
            {origin === outlet ? (
              'Its own reporter is the witness.'
            ) : (
              <>
                Relies on <bdi>{origin}</bdi>.
              </>
            )}
          </>
        )}
        {retelling && (
          <>
            {' '}
            <Badge title="In the newsroom's own words, not the outlet's">Retelling</Badge>
          </>
        )}
      </p>
    </li>
  );
}

/** A link to the quote itself; a retelling's words are not on the outlet's page. */
function SourceLink({ url, passage }: { url: string; passage: SnapshotEvidence }) {
  const { title, quote, selector, retelling, language } = passage;
  const href = retelling ? url : linkToQuote(url, { quote, ...selector });
  return (
    <a href={href} rel="noreferrer" className="text-accent underline underline-offset-2">
      <cite lang={language} dir="auto" className="not-italic">
        {title}
      </cite>
    </a>
  );
}

/** "4 outlets; origin named for 1". Formats 1 and 2 keep their words: "4 passages, each from another origin". */
function describeSide(passages: readonly SnapshotEvidence[], format: SnapshotFormat): string {
  const cited = passages.map((passage) => ({ ...passage, origin: passage.origin ?? '' }));
  if (!takesOutletForOrigin(format)) return describeOrigins(cited);
  const origins = groupOrigins(cited).length;
  if (passages.length === 1) return '1 passage';
  if (origins === passages.length) return `${passages.length} passages, each from another origin`;
  return `${passages.length} passages from ${origins} ${origins === 1 ? 'origin' : 'origins'}`;
}
