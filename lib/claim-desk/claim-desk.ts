import type { ClaimView } from '#lib/claim/claim-view.ts';
import type { CommentView } from '#lib/discussion/comment-view.ts';
import type { ClaimSummary } from '#lib/overview/claim-summary.ts';
import type { Reply } from '#lib/reply/reply.ts';
import type { ClaimEvent } from './claim-event.ts';

export type NamedMember = { id: string; name: string };

/** What stands around a claim on its page: discussion, merged claims, record, and whom and what it can be tied to. */
export type ClaimDesk = {
  threads: CommentView[];
  absorbed: { claim: ClaimView; threads: CommentView[]; replies: Reply[] }[];
  events: ClaimEvent[];
  members: NamedMember[];
  /** Those it can be assigned to. */
  assignable: NamedMember[];
  /** The claims that it can be merged into, the likest first. */
  mergeable: ClaimSummary[];
  /** The claims that were split off from it. */
  splitOff: { id: string; number: number }[];
  /** Its discussion names the viewer, who has not looked yet. */
  hasUnseenMention: boolean;
};
