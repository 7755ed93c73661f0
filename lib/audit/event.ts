import { canonicalJson } from '#lib/crypto/canonical-json.ts';
import { sha256Hex } from '#lib/crypto/sha256.ts';
import type { RuleSettings } from '#lib/gate/rule.ts';

/** What is stated about an article; null where it is not known. */
type StatedDetails = { title: string; outlet: string; date: string | null; language: string; url: string | null };

/**
 * Everything that is audited. `type` names the action in the past tense; the payload carries ids, never a rating
 * of a round that is open. To change a payload's shape add a new type (`x.y.v2`); old events stay as they are.
 */
export type AuditEvent =
  | { type: 'newsroom.created'; payload: { slug: string } }
  | { type: 'member.added'; payload: { memberId: string; role: string } }
  | {
      type: 'member.role_changed';
      payload: { memberId: string; from: string; to: string };
    }
  | { type: 'member.removed'; payload: { memberId: string } }
  | { type: 'member.signed_out_everywhere'; payload: { memberId: string } }
  | { type: 'member.password_replaced'; payload: { memberId: string } }
  /** As the member's: who tried need not be them. `address` is the client's. */
  | { type: 'sign_in.succeeded' | 'sign_in.failed' | 'sign_in.locked'; payload: { address: string } }
  /** By the policy: the member's role does not allow the verb. */
  | { type: 'command.refused'; payload: { verb: string } }
  | { type: 'story.created'; payload: { storyId: string; title: string } }
  | { type: 'story.renamed'; payload: { storyId: string; from: string; to: string } }
  | { type: 'story.archived' | 'story.unarchived'; payload: { storyId: string } }
  | { type: 'story.removed'; payload: { storyId: string; title: string } }
  | { type: 'article.withdrawn'; payload: { storyId: string; articleId: string; reason: string } }
  | { type: 'article.reinstated'; payload: { storyId: string; articleId: string } }
  | {
      type: 'article.corrected';
      payload: { storyId: string; articleId: string; from: StatedDetails; to: StatedDetails };
    }
  | {
      type: 'article.imported';
      payload: {
        storyId: string;
        articleId: string;
        revisionId: string;
        sha256: string;
        by: string;
      };
    }
  | { type: 'draft.refused'; payload: { docId: string; reason: string } }
  | {
      type: 'claim.created';
      payload: { storyId: string; claimId: string; wordingId: string };
    }
  | { type: 'claim.reworded'; payload: { claimId: string; wordingId: string } }
  | { type: 'claim.merged'; payload: { claimId: string; intoClaimId: string } }
  | { type: 'claim.unmerged'; payload: { claimId: string; fromClaimId: string } }
  | { type: 'claim.split'; payload: { claimId: string; newClaimId: string } }
  | { type: 'claim.assigned'; payload: { claimId: string; memberId: string | null; dueOn: string | null } }
  | { type: 'comment.written'; payload: { claimId: string; commentId: string } }
  | { type: 'comment.edited'; payload: { claimId: string; commentId: string; number: number } }
  | { type: 'comment.removed'; payload: { claimId: string; commentId: string } }
  | {
      type: 'evidence.changed';
      payload: {
        claimId: string;
        evidenceId: string;
        from: { stance: string; origin: string };
        to: { stance: string; origin: string };
      };
    }
  | { type: 'suggestion.dismissed'; payload: { about: string; revisionId: string; start: number; end: number } }
  | { type: 'suggestion.restored'; payload: { about: string; revisionId: string; start: number; end: number } }
  | {
      type: 'evidence.linked';
      payload: { claimId: string; evidenceId: string; stance: string };
    }
  | {
      type: 'evidence.removed';
      payload: { claimId: string; evidenceId: string };
    }
  | {
      type: 'round.opened';
      payload: { claimId: string; roundId: string; number: number };
    }
  | { type: 'vote.cast'; payload: { claimId: string; roundId: string } }
  | { type: 'vote.revised'; payload: { claimId: string; roundId: string } }
  | {
      type: 'objection.withdrawn';
      payload: { claimId: string; roundId: string };
    }
  | {
      type: 'objection.overruled';
      payload: { claimId: string; roundId: string; voterId: string };
    }
  | { type: 'rule.changed'; payload: { from: RuleSettings; to: RuleSettings } }
  | { type: 'reply.asked'; payload: { claimId: string; replyId: string } }
  | { type: 'reply.recorded'; payload: { claimId: string; replyId: string } }
  | { type: 'reply.removed'; payload: { claimId: string; replyId: string } }
  | {
      type: 'round.closed';
      payload: { claimId: string; roundId: string; outcome: string };
    }
  | {
      type: 'review.requested';
      payload: { claimId: string; claimVersion: number };
    }
  | {
      type: 'review.decided';
      payload: {
        claimId: string;
        reviewId: string;
        decision: string;
        claimVersion: number;
      };
    }
  | { type: 'key.created'; payload: { kid: string } }
  | { type: 'key.retired'; payload: { kid: string } }
  /** Until title and address became part of the draft. */
  | { type: 'factsheet.named'; payload: { storyId: string; slug: string; title: string } }
  | {
      type: 'factsheet.published' | 'factsheet.retracted';
      payload: {
        factSheetId: string;
        slug: string;
        number: number;
        sha256: string;
      };
    };

export type AuditEventBody = AuditEvent & {
  newsroomId: string;
  /** Counts from 1 without a gap. */
  seq: number;
  /** ISO 8601, UTC, milliseconds. */
  at: string;
  /** A member's id, or `system`. */
  actor: string;
  prevHash: string | null;
};

/**
 * Hex SHA-256 over the canonical JSON of what belongs to a claim, as an event left it: `state`, with wordings, reviews and replies;
 * `evidence`; `rounds` that have ended, with their votes and outcomes. Names which part differs. What is hashed never changes; a
 * release that hashes something else writes another name than `covers`.
 */
export type ClaimCover = { claimId: string; state: string; evidence: string; rounds: string };

/** Where an event names a claim. */
export const CLAIM_NAMES = ['claimId', 'intoClaimId', 'fromClaimId', 'newClaimId'] as const;

/** The claims that the events may have changed, each once. A comment changes none. */
export function listChangedClaims(events: readonly Pick<AuditEvent, 'type' | 'payload'>[]): string[] {
  const changing = events.filter(({ type }) => !type.startsWith('comment.'));
  const named = changing.flatMap(({ payload }) =>
    CLAIM_NAMES.map((name) => new Map(Object.entries(payload)).get(name)),
  );
  return [...new Set(named.filter((id) => typeof id === 'string'))];
}

/** Hex SHA-256 over the canonical JSON (RFC 8785) of the event without its own hash. */
export function hashAuditEvent(event: AuditEventBody): Promise<string> {
  const { newsroomId, seq, at, actor, type, payload, prevHash } = event;
  return sha256Hex(canonicalJson({ newsroomId, seq, at, actor, type, payload, prevHash }));
}

/** The seq of the first event that breaks the chain, or null if none does. `events` in order of seq, from 1. */
export function findBreak(events: readonly (AuditEventBody & { hash: string })[]): Promise<number | null> {
  return findBreakAfter({ seq: 0, hash: null }, events);
}

/** The same for the events that follow one which is known to hold. */
export async function findBreakAfter(
  { seq, hash }: { seq: number; hash: string | null },
  events: readonly (AuditEventBody & { hash: string })[],
): Promise<number | null> {
  let prevHash = hash;
  for (const [index, event] of events.entries()) {
    const isNext = event.seq === seq + index + 1 && event.prevHash === prevHash;
    if (!isNext || event.hash !== (await hashAuditEvent(event))) return event.seq;
    prevHash = event.hash;
  }
  return null;
}
