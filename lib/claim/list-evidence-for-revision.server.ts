import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import type { CitedPassage } from './cited-passage.ts';
import { canStep } from './transitions.ts';

/** Where the revision is cited, in order of the text; empty for another newsroom's revision, or none. */
export async function listEvidenceForRevision(actor: Actor, revisionId: string): Promise<CitedPassage[]> {
  const rows = await db().evidence.findMany({
    where: { newsroomId: actor.newsroomId, revisionId, removedAt: null, claim: { mergedIntoId: null } },
    orderBy: [{ startOffset: 'asc' }, { endOffset: 'asc' }, { id: 'asc' }],
    include: { claim: { select: { number: true, state: true } } },
  });
  return rows.map(({ id, claimId, claim, stance, origin, startOffset, endOffset, exact, prefix, suffix }) => ({
    evidenceId: id,
    claimId,
    claimNumber: claim.number,
    isOpen: canStep({ state: claim.state, step: 'edit_evidence', role: actor.role, relations: ['none'] }),
    stance,
    origin,
    selector: { start: startOffset, end: endOffset, exact, prefix, suffix },
  }));
}
