import type { CommentBody } from './comment-body.ts';

/** Where the member is named, by whom and since when (ISO 8601). `isNew` until it was in their view. */
export type MentionView = {
  readonly id: string;
  readonly authorName: string;
  readonly authorColour: number;
  readonly at: string;
  readonly isNew: boolean;
  readonly storyId: string;
  readonly storyTitle: string;
  readonly place: CommentPlace | NotePlace;
};

/** A comment. For a merged claim, `claim` is the surviving one. */
type CommentPlace = {
  readonly kind: 'comment';
  readonly commentId: string;
  readonly claim: { readonly id: string; readonly number: number };
  readonly body: CommentBody;
};

/** A note or, with a `replyId`, a reply of an annotation. */
type NotePlace = {
  readonly kind: 'note';
  readonly articleId: string;
  readonly articleTitle: string;
  readonly annotationId: string;
  readonly replyId: string | null;
  /** How it begins. */
  readonly words: string;
};

/** How many comments, notes and replies name a member who has not looked at them, as it was at a time (ISO 8601, of the server's clock). */
export type UnseenMentions = { readonly count: number; readonly at: string };
