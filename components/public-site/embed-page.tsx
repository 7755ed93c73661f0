import { formatDay } from '#components/ui/format-date.ts';
import { Mark } from '#components/ui/mark.tsx';
import { describeAgreement } from '#lib/gate/consensus.ts';
import type { PublishedClaim } from '#lib/public-site/site-page.ts';
import { describeVotes } from '#lib/version/summarise.ts';
import { VerdictMark } from './verdict-mark.tsx';

/** One claim inside somebody else's page. Its links open beside that page, never within the frame. */
export function EmbedPage({ published }: { published: PublishedClaim }) {
  const { claim, url, sheetTitle, newsroomName, publishedAt, retraction, isDropped } = published;
  const { wording, verdict, countedVotes, abstainedVotes, agreement } = claim;
  return (
    <main className="p-1">
      <article className="rounded-lg border border-line-strong bg-surface p-4">
        <Standing retraction={retraction} isDropped={isDropped} />
        <VerdictMark verdict={verdict} className="text-lg" />
        <h1 dir="auto" className="mt-1 font-semibold font-serif text-xl leading-snug">
          {wording}
        </h1>
        <p className="mt-2 text-muted text-sm">
          In the newsroom {describeVotes(countedVotes, abstainedVotes)}
          {agreement !== null && `: ${describeAgreement(agreement)}`}.
        </p>
        <p className="mt-3">
          <a href={url} target="_blank" rel="noopener" className="text-accent underline underline-offset-2">
            Evidence for and against
          </a>
        </p>
        <p className="mt-3 flex items-start gap-2 border-line border-t pt-3 text-muted text-sm">
          <Mark className="size-5 shrink-0" />
          <span>
            <bdi>{newsroomName}</bdi>, <bdi>{sheetTitle}</bdi>,{' '}
            <time dateTime={publishedAt}>{formatDay(publishedAt)}</time>
          </span>
        </p>
      </article>
    </main>
  );
}

function Standing({ retraction, isDropped }: Pick<PublishedClaim, 'retraction' | 'isDropped'>) {
  if (!retraction && !isDropped) return null;
  return (
    <p className="mb-3 rounded-md border border-danger/50 px-3 py-2 font-semibold text-danger">
      {retraction
        ? 'The newsroom has retracted this fact sheet. Do not rely on it.'
        : 'The newsroom no longer publishes this claim.'}
    </p>
  );
}
