import type { Actor } from '#lib/actor/actor.ts';
import type { Evidence } from '#lib/claim/claim-record.ts';
import { db } from '#lib/db.server.ts';
import { cutQuoteContext, type QuoteContext } from './cut-quote-context.ts';

/** The words around each passage, by the evidence's id. */
export async function getEvidenceContext(
  actor: Actor,
  evidence: readonly Evidence[],
): Promise<Record<string, QuoteContext>> {
  const revisions = await db().revision.findMany({
    where: { newsroomId: actor.newsroomId, id: { in: [...new Set(evidence.map(({ revisionId }) => revisionId))] } },
    select: { id: true, text: true },
  });
  const texts = new Map(revisions.map(({ id, text }) => [id, text]));
  return Object.fromEntries(
    evidence.map(({ id, revisionId, selector }) => [id, cutQuoteContext(texts.get(revisionId) ?? '', selector)]),
  );
}
