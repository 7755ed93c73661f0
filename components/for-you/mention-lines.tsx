import Link from 'next/link';
import { CommentText } from '#components/discussion/comment-text.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { PersonDot } from '#components/ui/person-dot.tsx';
import { Time } from '#components/ui/time.tsx';
import type { MentionView } from '#lib/mention/mention-view.ts';

/** Where the member is mentioned; each line links to the comment, note or reply, and counts as seen once that was in view there. */
export function MentionLines({ mentions }: { mentions: readonly MentionView[] }) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {mentions.map(({ id, authorName, authorColour, at, isNew, storyId, storyTitle, place }) => (
        <li key={id} className="relative grid gap-1 px-4 py-3 focus-within:bg-sunken hover:bg-sunken">
          <div className="flex gap-2 text-[0.8125rem] text-muted">
            <PersonDot name={authorName} colour={authorColour} />
            <p className="grid min-w-0 gap-y-0.5">
              <span className="flex min-h-6 flex-wrap items-center gap-x-2 gap-y-1">
                <Link
                  href={`/stories/${storyId}/${pathOf(place)}`}
                  className="min-w-0 break-words font-medium text-ink after:absolute after:inset-0"
                >
                  {authorName} {describePlace(place)}
                </Link>
                {isNew && <Badge className="text-accent">New</Badge>}
              </span>
              <span>
                {storyTitle}, <Time at={at} />
              </span>
            </p>
          </div>
          <div className="line-clamp-3">
            {place.kind === 'comment' ? (
              <CommentText body={place.body} />
            ) : (
              <p className="whitespace-pre-line break-words">{place.words}</p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Within the story. */
function pathOf(place: MentionView['place']): string {
  if (place.kind === 'comment') return `claims/${place.claim.id}#comment-${place.commentId}`;
  const { articleId, annotationId, replyId } = place;
  return `articles/${articleId}?annotation=${annotationId}${replyId === null ? '' : `&reply=${replyId}`}`;
}

function describePlace(place: MentionView['place']): string {
  if (place.kind === 'comment') return `on claim ${place.claim.number}`;
  return `in a ${place.replyId === null ? 'note' : 'reply'} on “${place.articleTitle}”`;
}
