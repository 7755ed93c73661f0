import type { ClaimView } from '#lib/claim/claim-view.ts';
import type { CommentView } from '#lib/discussion/comment-view.ts';
import type { Reply } from '#lib/reply/reply.ts';
import type { PublishedClaims } from '#lib/version/published-claims.ts';
import type { ClaimEvent } from './claim-event.ts';
import type { QuoteContext } from './cut-quote-context.ts';

export type NamedMember = { id: string; name: string };

/** A claim's page: the claim with its discussion, merged claims, events, and whom it can be assigned to. */
export type ClaimDesk = {
  claim: ClaimView;
  /** The words around each passage, by the evidence's id. */
  contexts: Record<string, QuoteContext>;
  replies: Reply[];
  threads: CommentView[];
  absorbed: { claim: ClaimView; threads: CommentView[]; replies: Reply[] }[];
  events: ClaimEvent[];
  members: NamedMember[];
  /** Those it can be assigned to. */
  assignable: NamedMember[];
  /** Whether there is a claim that it can be merged into. */
  isMergeable: boolean;
  /** The claims that were split off from it. */
  splitOff: { id: string; number: number }[];
  /** The story's newest published version; null where there is none. */
  published: PublishedClaims | null;
};
