import { RichText } from '#components/editor/rich-text.tsx';
import type { CommentBody } from '#lib/mention/comment-body.ts';

/** What a comment says. */
export function CommentText({ body }: { body: CommentBody }) {
  return <RichText doc={body} />;
}
