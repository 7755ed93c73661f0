import type { Actor } from '#lib/actor/actor.ts';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { db } from '#lib/db.server.ts';
import type { ClaimProposal } from './claim-proposal.ts';
import { findSharedPassages, type SharedPassage } from './find-shared-passages.ts';

/**
 * The passages of the story that at least two members marked, open ones only and not cited by any claim, those that most
 * members marked first. Empty for another newsroom's story.
 */
export async function listProposals(actor: Actor, storyId: string): Promise<ClaimProposal[]> {
  const { newsroomId } = actor;
  const revisions = await db().revision.findMany({
    where: { newsroomId, storyId, annotations: { some: { resolved: false } } },
    select: {
      id: true,
      text: true,
      articleId: true,
      article: { select: { language: true, source: { select: { name: true } } } },
      annotations: { where: { resolved: false }, include: { author: { select: { name: true } } } },
      evidence: { where: { removedAt: null }, select: { startOffset: true, endOffset: true } },
    },
  });
  return revisions
    .flatMap(({ id: revisionId, text, articleId, article, annotations, evidence }) => {
      const names = new Map(annotations.map(({ authorId, author }) => [authorId, author.name]));
      const isCited = ({ start, end }: SharedPassage) =>
        evidence.some(({ startOffset, endOffset }) => startOffset < end && start < endOffset);
      const highlights = annotations.map(({ id, authorId, startOffset: start, endOffset: end }) => {
        return { id, authorId, start, end };
      });
      return findSharedPassages(highlights)
        .filter((passage) => !isCited(passage))
        .flatMap(({ start, end, annotationIds: [annotationId], authorIds }) => {
          if (!annotationId) return [];
          const selector = describeSelection(text, start, end);
          const markedBy = authorIds.map((authorId) => names.get(authorId) ?? 'Former member');
          const { language, source } = article;
          return { revisionId, articleId, outlet: source.name, language, selector, annotationId, markedBy };
        });
    })
    .sort((a, b) => b.markedBy.length - a.markedBy.length);
}
