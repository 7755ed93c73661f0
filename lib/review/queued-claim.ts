import type { ClaimView } from '#lib/claim/claim-view.ts';
import type { Reply } from '#lib/reply/reply.ts';

/** A claim in the queue, with whom the newsroom asked about it and what it waits for, in words. */
export type QueuedClaim = ClaimView & { replies: readonly Reply[]; waitsFor: string };
