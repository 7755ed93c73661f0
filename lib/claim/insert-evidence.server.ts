import type { Actor } from '#lib/actor/actor.ts';
import { type Selector, validateSelector } from '#lib/anchoring/selector.ts';
import type { Tx } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import type { Stance } from './stance.ts';

type Citation = {
  storyId: string;
  claimId: string;
  revisionId: string;
  selector: Selector;
  stance: Stance;
  origin: string;
};

/**
 * Cites a passage of a revision of the same story, checked against the revision's text. Returns the evidence's id.
 * @throws AppError NOT_FOUND for a revision elsewhere, INVALID for a selector that does not fit, CONFLICT when the claim
 * cites the passage already, or the article was withdrawn.
 */
export async function insertEvidence(tx: Tx, actor: Actor, citation: Citation): Promise<string> {
  const { newsroomId, memberId } = actor;
  const { storyId, claimId, revisionId, selector, stance, origin } = citation;
  const revision = await tx.revision.findFirst({
    where: { id: revisionId, newsroomId, storyId },
    select: { text: true, article: { select: { withdrawnAt: true } } },
  });
  if (!revision) throw new AppError('evidence.other-story');
  if (revision.article.withdrawnAt) throw new AppError('article.withdrawn');
  validateSelector(revision.text, selector);
  const { start: startOffset, end: endOffset, exact, prefix, suffix } = selector;
  const place = { startOffset, endOffset, exact, prefix, suffix };
  // A unique index decides, so that two requests at once cannot cite a passage twice.
  const [row] = await tx.evidence.createManyAndReturn({
    data: [{ newsroomId, claimId, revisionId, ...place, stance, origin, addedById: memberId }],
    skipDuplicates: true,
    select: { id: true },
  });
  if (!row) throw new AppError('evidence.cited-already');
  return row.id;
}
