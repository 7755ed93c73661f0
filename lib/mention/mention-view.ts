import type { CommentBody } from './comment-body.ts';

/** A comment that names the member. For a merged claim, `claim` is the surviving one. */
export type MentionView = {
  commentId: string;
  authorName: string;
  authorColour: number;
  at: string;
  body: CommentBody;
  isNew: boolean;
  storyId: string;
  storyTitle: string;
  claim: { id: string; number: number };
};

/** How many comments name a member who has not looked at them, as it was at a time (ISO 8601, of the server's clock). */
export type UnseenMentions = { readonly count: number; readonly at: string };
