import type { CommentBody } from '#lib/mention/comment-body.ts';

/** What a comment said at one time. */
export type CommentEditView = { readonly number: number; readonly body: CommentBody; readonly at: string };

/** A comment with its answers, oldest first. A deleted one has no body and shows only if it has replies. */
export type CommentView = {
  readonly id: string;
  readonly parentId: string | null;
  readonly authorId: string;
  readonly authorName: string;
  readonly authorColour: number;
  readonly at: string;
  /** null once deleted. */
  readonly body: CommentBody | null;
  /** What it said before, newest first. */
  readonly pastEdits: readonly CommentEditView[];
  readonly editedAt: string | null;
  readonly mayEdit: boolean;
  readonly mayRemove: boolean;
  /** It names the viewer and was not in view yet. */
  readonly hasUnseenMention: boolean;
  readonly answers: readonly CommentView[];
};

export type FlatComment = Omit<CommentView, 'answers'>;

/** The comments as threads, oldest first; a deleted one stays as a placeholder if it has replies. */
export function buildThreads(comments: readonly FlatComment[]): CommentView[] {
  const byParent = new Map<string | null, FlatComment[]>();
  for (const comment of comments.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))) {
    byParent.set(comment.parentId, [...(byParent.get(comment.parentId) ?? []), comment]);
  }
  const listAnswers = (parentId: string | null): CommentView[] =>
    (byParent.get(parentId) ?? [])
      .map((comment) => ({ ...comment, answers: listAnswers(comment.id) }))
      .filter(({ body, answers }) => body !== null || answers.length > 0);
  return listAnswers(null);
}

/** How many comments can be read. */
export function countComments(threads: readonly CommentView[]): number {
  return threads.reduce((sum, { body, answers }) => sum + (body === null ? 0 : 1) + countComments(answers), 0);
}
