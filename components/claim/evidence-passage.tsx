import Link from 'next/link';
import { Badge } from '#components/ui/badge.tsx';
import { formatDay } from '#components/ui/format-date.ts';
import { Time } from '#components/ui/time.tsx';
import type { Evidence } from '#lib/claim/claim-record.ts';
import type { QuoteContext } from '#lib/claim-desk/cut-quote-context.ts';
import { ChangeEvidence } from './change-evidence.tsx';
import { RemoveEvidence } from './remove-evidence.tsx';

type EvidencePassageProps = {
  storyId: string;
  passage: Evidence;
  context: QuoteContext;
  /** The origins of the claim's passages, to choose from. */
  origins: readonly string[];
  mayEdit: boolean;
};

/** One cited passage in its paragraph: who published it, on whom it relies, and a link into the article. */
export function EvidencePassage({ storyId, passage, context, origins, mayEdit }: EvidencePassageProps) {
  const { id, selector, articleId, articleTitle, outlet, grade, publishedOn, origin, retelling, language } = passage;
  const { addedBy, addedAt, withdrawn } = passage;
  const place = `?start=${selector.start}&end=${selector.end}`;
  return (
    <li id={`evidence-${id}`} className="scroll-mt-20 border-line border-s-2 ps-3 target:border-accent">
      <blockquote lang={language} dir="auto" className="font-serif text-muted leading-relaxed">
        {context.before}
        <mark className="bg-sunken text-ink">{selector.exact}</mark>
        {context.after}
      </blockquote>
      <p className="mt-1.5 text-[0.8125rem] text-muted">
        <span className="font-medium text-ink">{outlet}</span>
        <span title="Reliability of the source, A to F">, grade {grade}</span>
        {publishedOn && (
          <>
            , <time dateTime={publishedOn}>{formatDay(publishedOn)}</time>
          </>
        )}
        . {describeOrigin(origin, outlet)}
        {withdrawn && <Badge title="The article was withdrawn after this passage was linked">Article withdrawn</Badge>}{' '}
        {retelling && <Badge title="In the newsroom's own words, not the outlet's">Retelling</Badge>}
      </p>
      <div className="mt-1 flex flex-wrap items-baseline gap-x-3 gap-y-0.5 text-[0.8125rem]">
        <Link
          href={`/stories/${storyId}/articles/${articleId}${place}`}
          aria-label={`Open in article: ${articleTitle}`}
          className="touchable text-accent underline underline-offset-2"
        >
          Open in article
        </Link>
        <span className="text-muted max-sm:order-first max-sm:basis-full">
          Linked by {addedBy.name}, <Time at={addedAt} />
        </span>
        {mayEdit && (
          <>
            <ChangeEvidence passage={passage} origins={origins} />
            <RemoveEvidence evidenceId={id} quote={selector.exact} />
          </>
        )}
      </div>
    </li>
  );
}

function describeOrigin(origin: string, outlet: string): string {
  if (origin === '') return 'Origin not named. ';
  return origin === outlet ? 'Its own reporter is the witness. ' : `Relies on ${origin}. `;
}
