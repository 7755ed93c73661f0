import { Notice } from '#components/ui/notice.tsx';
import type { PublishedClaim } from '#lib/public-site/site-page.ts';
import { PublicClaim } from './public-claim.tsx';
import { RetractionNotice } from './retraction-notice.tsx';

type ClaimPageProps = { published: PublishedClaim; embedCode: string };

/** One claim at an address of its own, with a link to its sheet and the code that embeds it. */
export function ClaimPage({ published, embedCode }: ClaimPageProps) {
  const { claim, format, slug, sheetTitle, newsroomName, number, isDropped, retraction } = published;
  return (
    <>
      {retraction && <RetractionNotice retraction={retraction} />}
      {isDropped && (
        <div className="mb-6">
          <Notice>
            This claim is no longer part of the fact sheet. It is shown here as{' '}
            <a href={`/facts/${slug}/v/${number}`} className="text-accent underline underline-offset-2">
              version {number}
            </a>{' '}
            had it.{' '}
            <a href={`/facts/${slug}/corrections`} className="text-accent underline underline-offset-2">
              See the corrections
            </a>
            .
          </Notice>
        </div>
      )}
      <p className="text-muted">
        A claim of the fact sheet{' '}
        <a href={`/facts/${slug}#claim-${claim.number}`} className="text-accent underline underline-offset-2">
          <bdi>{sheetTitle}</bdi>
        </a>{' '}
        by <bdi>{newsroomName}</bdi>
      </p>
      <PublicClaim claim={claim} format={format} slug={slug} headingLevel={1} />
      <details className="mt-8 print:hidden">
        <summary className="min-h-11 cursor-pointer rounded py-2 font-medium">Show this claim on your site</summary>
        <label className="mt-2 grid gap-2 text-sm">
          Copy this into your page. It follows every change of the verdict and fits its own height.
          <textarea
            readOnly
            rows={6}
            defaultValue={embedCode}
            className="w-full rounded-md border border-line-strong bg-sunken p-3 font-mono text-sm"
          />
        </label>
      </details>
    </>
  );
}
