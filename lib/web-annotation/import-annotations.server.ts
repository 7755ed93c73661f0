import * as Y from 'yjs';
import { z } from 'zod';
import { listPlaces } from '#lib/anchoring/anchor-selector.ts';
import { foldText } from '#lib/anchoring/fold-text.ts';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { type AnnotationView, addAnnotation, findNote, readAnnotations } from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { nameMentions } from '#lib/annotation/note-mention.ts';
import { readLabels } from '#lib/annotation/read-labels.ts';
import { type RichTextNode, readRichText } from '#lib/annotation/rich-text.ts';
import { writeRichTextNodes } from '#lib/annotation/write-rich-text.ts';
import { appendEdit } from '#lib/collab/server/append-server-edit.server.ts';
import { command } from '#lib/command/command.server.ts';
import { articleDocId } from '#lib/draft-log/doc-id.ts';
import { AppError } from '#lib/errors.ts';
import { composeNote } from './compose-note.ts';
import { type IncomingAnnotation, readWebAnnotations } from './read-web-annotations.ts';
import { countCodePoints } from './web-annotation.ts';

export const importAnnotationsSchema = z.object({
  articleId: z.uuid(),
  /** A W3C Annotation, an array of them or an AnnotationPage, as JSON. */
  annotations: z.unknown(),
});

/** Places shown of a passage that is doubtful. */
const PLACES_MAX_COUNT = 20;

/** An annotation that was left out, since its quote stands in several places. Offsets are W3C's, in code points. */
export type DoubtfulAnnotation = {
  /** In the import, counted from 1. */
  number: number;
  quote: string;
  places: { start: number; end: number; prefix: string; suffix: string }[];
};

export type ImportedAnnotations = { ids: string[]; skippedCount: number; doubtful: DoubtfulAnnotation[] };

/**
 * Brings W3C annotations into the draft of the article's newest revision, all of them or none, as the actor's own. What the
 * actor has there already, with the same passage, kind and note, is skipped. One whose quote stands in several places, with
 * nothing to tell which is meant, is left out and returned with these places: sent again with one of them as its position,
 * it comes in. Returns the new ids and how many were skipped.
 * @throws AppError NOT_FOUND, FORBIDDEN for an observer, INVALID that names the first annotation which does not fit.
 */
export const importAnnotations = command({
  verb: 'annotation.import',
  schema: importAnnotationsSchema,
  run: async ({ tx, actor }, { articleId, annotations }): Promise<ImportedAnnotations> => {
    const { newsroomId, memberId } = actor;
    const revision = await tx.revision.findFirst({ where: { articleId, newsroomId }, orderBy: { number: 'desc' } });
    if (!revision) throw new AppError('NOT_FOUND');
    const incoming = readWebAnnotations(annotations, revision.text);
    const ids: string[] = [];
    const doubtful: IncomingAnnotation[] = [];
    await appendEdit(tx, articleDocId(revision.id), memberId, (ydoc) => {
      const own = readAnnotations(ydoc).filter(({ author }) => author === memberId);
      const nameOf = readLabels(ydoc);
      // As they are exported: with "@Name" for a mention.
      const known = new Set(own.flatMap((one) => identify({ ...one, note: nameMentions(one.note, nameOf) })));
      for (const annotation of incoming) {
        const { selector, kind, isDoubtful } = annotation;
        const note = composeNote(annotation, memberId);
        const [placed, quoted] = identify({ selector, kind, note: readWords(note) });
        if (known.has(isDoubtful ? quoted : placed)) continue;
        if (isDoubtful) {
          doubtful.push(annotation);
          continue;
        }
        known.add(placed).add(quoted);
        const id = newId();
        ids.push(id);
        addAnnotation(ydoc, { id, author: memberId, selector, kind });
        const fragment = findNote(ydoc, id);
        if (fragment) writeRichTextNodes(fragment, note);
      }
    });
    return {
      ids,
      skippedCount: incoming.length - ids.length - doubtful.length,
      doubtful: describeDoubtful(doubtful, revision.text),
    };
  },
});

/** What an annotation is known by: by its place, and by its quote alone. */
function identify({ selector, kind, note }: Pick<AnnotationView, 'selector' | 'kind' | 'note'>): [string, string] {
  const { start, end, exact } = selector;
  return [JSON.stringify([start, end, kind, note]), JSON.stringify([exact, kind, note])];
}

function readWords(note: readonly RichTextNode[]): string {
  const fragment = new Y.Doc().getXmlFragment('note');
  writeRichTextNodes(fragment, note);
  return readRichText(fragment);
}

function describeDoubtful(annotations: readonly IncomingAnnotation[], text: string): DoubtfulAnnotation[] {
  if (annotations.length === 0) return [];
  const folded = foldText(text);
  const toCodePoints = countCodePoints(text);
  return annotations.map(({ number, selector: { exact } }) => ({
    number,
    quote: exact,
    places: listPlaces(folded, exact, PLACES_MAX_COUNT).map((place) => {
      const { start, end, prefix, suffix } = describeSelection(text, place.start, place.end);
      return { start: toCodePoints(start), end: toCodePoints(end), prefix, suffix };
    }),
  }));
}
