import Link from 'next/link';
import { CommentText } from '#components/discussion/comment-text.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { PersonDot } from '#components/ui/person-dot.tsx';
import { Time } from '#components/ui/time.tsx';
import type { MentionView } from '#lib/mention/mention-view.ts';

/** The comments that mention the member; each links to its place, and counts as seen once it was in view there. */
export function MentionLines({ mentions }: { mentions: readonly MentionView[] }) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {mentions.map(({ commentId, authorName, authorColour, at, body, isNew, storyId, storyTitle, claim }) => (
        <li key={commentId} className="relative grid gap-1 px-4 py-3 focus-within:bg-sunken hover:bg-sunken">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-[0.8125rem] text-muted">
            <PersonDot name={authorName} colour={authorColour} />
            <Link
              href={`/stories/${storyId}/claims/${claim.id}#comment-${commentId}`}
              className="font-medium text-ink after:absolute after:inset-0"
            >
              {authorName} on claim {claim.number}
            </Link>
            {isNew && <Badge className="text-accent">New</Badge>}
            <span className="w-full">
              {storyTitle}, <Time at={at} />
            </span>
          </p>
          <div className="line-clamp-3">
            <CommentText body={body} />
          </div>
        </li>
      ))}
    </ul>
  );
}
