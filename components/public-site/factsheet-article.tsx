import { formatDay } from '#components/ui/format-date.ts';
import type { Block } from '#lib/version/block.ts';
import type { Retraction } from '#lib/version/published.ts';
import type { Snapshot } from '#lib/version/snapshot.ts';
import { ChangeList } from './change-list.tsx';
import { HowWeDecide } from './how-we-decide.tsx';
import { PublicClaim } from './public-claim.tsx';
import { RetractionNotice } from './retraction-notice.tsx';
import { RichText } from './rich-text.tsx';
import { Summary } from './summary.tsx';
import { WhoSaysWhat } from './who-says-what.tsx';

type FactSheetArticleProps = {
  snapshot: Snapshot;
  /** Of the newest version, where this is an older one; else its own is shown. */
  retraction?: Retraction | null;
};

/** One published version as readers see it, and as editors preview it. A pure function of the snapshot; needs no script. */
export function FactSheetArticle({ snapshot, retraction = null }: FactSheetArticleProps) {
  const { title, newsroom, number, publishedAt, standfirst, body, claims, changes, slug, links } = snapshot;
  const own = snapshot.retraction && { number, reason: snapshot.retraction.reason, retractedAt: publishedAt };
  const inForce = retraction ?? own;
  // The notice at the top gives the reason for a retraction.
  const listed = changes.filter(({ type }) => type !== 'retraction');
  return (
    <article aria-labelledby="sheet-title">
      {inForce && <RetractionNotice retraction={inForce} />}
      <header>
        <p className="text-muted text-sm">
          Fact sheet by{' '}
          <a href={`/facts/newsrooms/${newsroom.slug}`} className="underline decoration-line-strong underline-offset-2">
            <bdi>{newsroom.name}</bdi>
          </a>
        </p>
        <h1
          id="sheet-title"
          dir="auto"
          className="mt-1 font-semibold font-serif text-[1.75rem] leading-tight sm:text-4xl"
        >
          {title}
        </h1>
        <p className="mt-2 text-muted text-sm">
          Version {number}, published <time dateTime={publishedAt}>{formatDay(publishedAt)}</time> ·{' '}
          <a href={`/facts/${slug}/history`} className="text-accent underline underline-offset-2">
            All versions
          </a>{' '}
          ·{' '}
          <a href={`/facts/${slug}/corrections`} className="text-accent underline underline-offset-2">
            Corrections
          </a>
        </p>
        <p className="mt-1 hidden text-sm print:block">{links.version}</p>
      </header>
      {listed.length > 0 && (
        <section aria-labelledby="changes" className="mt-6 rounded-lg border border-line-strong p-4">
          <h2 id="changes" className="font-semibold">
            What changed in this version
          </h2>
          <ChangeList changes={listed} />
          <p className="mt-2 text-sm print:hidden">
            <a
              href={`/facts/${slug}/history?from=${number - 1}&to=${number}`}
              className="text-accent underline underline-offset-2"
            >
              Compare with version {number - 1}
            </a>
          </p>
        </section>
      )}
      <div className="mt-5 font-serif text-xl leading-relaxed sm:mt-6">
        {standfirst.map((text) => (
          <p key={text} dir="auto" className="mt-3 first:mt-0">
            {text}
          </p>
        ))}
      </div>
      {claims.length > 0 && <Summary claims={claims} isRetracted={Boolean(inForce)} />}
      <div className="font-serif text-lg leading-relaxed">
        {body.map((block, index) => (
          <BodyBlock key={`${block.type} ${String(index)}`} block={block} snapshot={snapshot} />
        ))}
      </div>
      <WhoSaysWhat claims={claims} />
      <HowWeDecide snapshot={snapshot} />
    </article>
  );
}

function BodyBlock({ block, snapshot }: { block: Block; snapshot: Snapshot }) {
  if (block.type !== 'claim') return <RichText block={block} />;
  const claim = snapshot.claims.find((one) => one.number === block.number);
  return claim ? <PublicClaim claim={claim} format={snapshot.format} slug={snapshot.slug} /> : null;
}
