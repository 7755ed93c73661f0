import { z } from 'zod';
import { addAnnotation, findNote, readAnnotations } from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { writeRichText } from '#lib/annotation/rich-text.ts';
import { appendEdit } from '#lib/collab/server/append-server-edit.server.ts';
import { command } from '#lib/command/command.server.ts';
import { articleDocId } from '#lib/draft-log/doc-id.ts';
import { AppError } from '#lib/errors.ts';
import { type IncomingAnnotation, readWebAnnotations } from './read-web-annotations.ts';

export const importAnnotationsSchema = z.object({
  articleId: z.uuid(),
  /** A W3C Annotation, an array of them or an AnnotationPage, as JSON. */
  annotations: z.unknown(),
});

/**
 * Brings W3C annotations into the draft of the article's newest revision, all of them or none, as the actor's own. What the
 * actor has there already, with the same passage, kind and note, is skipped. Returns the new ids and how many were skipped.
 * @throws AppError NOT_FOUND, FORBIDDEN for an observer, INVALID that names the first annotation which does not fit.
 */
export const importAnnotations = command({
  verb: 'annotation.import',
  schema: importAnnotationsSchema,
  run: async ({ tx, actor }, { articleId, annotations }): Promise<{ ids: string[]; skippedCount: number }> => {
    const { newsroomId, memberId } = actor;
    const revision = await tx.revision.findFirst({ where: { articleId, newsroomId }, orderBy: { number: 'desc' } });
    if (!revision) throw new AppError('NOT_FOUND');
    const incoming = readWebAnnotations(annotations, revision.text);
    const ids: string[] = [];
    await appendEdit(tx, articleDocId(revision.id), memberId, (ydoc) => {
      const own = readAnnotations(ydoc).filter(({ author }) => author === memberId);
      const known = new Set(own.map(identify));
      for (const annotation of incoming) {
        if (known.has(identify(annotation))) continue;
        known.add(identify(annotation));
        const id = newId();
        ids.push(id);
        addAnnotation(ydoc, { id, author: memberId, selector: annotation.selector, kind: annotation.kind });
        const note = findNote(ydoc, id);
        if (note && annotation.note !== '') writeRichText(note, annotation.note);
      }
    });
    return { ids, skippedCount: incoming.length - ids.length };
  },
});

function identify({ selector: { start, end }, kind, note }: IncomingAnnotation): string {
  return JSON.stringify([start, end, kind, note]);
}
