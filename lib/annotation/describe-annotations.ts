import type * as Y from 'yjs';
import { readAnnotation } from './annotation-doc.ts';

/** An annotation as the row that is projected from it; names as in the table. */
type AnnotationRow = {
  id: string;
  author_id: string;
  start_offset: number;
  end_offset: number;
  exact: string;
  prefix: string;
  suffix: string;
  kind: string;
  note: string;
  reply_count: number;
  resolved: boolean;
};

/** The state of the named annotations in a draft: `rows` of those that exist, `gone` the ids of the others. */
export type AnnotationState = { rows: AnnotationRow[]; gone: string[] };

/** The state of the named annotations in the document, for `projectAnnotations`. */
export function describeAnnotations(ydoc: Y.Doc, ids: Iterable<string>): AnnotationState {
  const state: AnnotationState = { rows: [], gone: [] };
  for (const id of ids) {
    const view = readAnnotation(ydoc, id);
    if (!view) {
      state.gone.push(id);
      continue;
    }
    const { start, end, exact, prefix, suffix } = view.selector;
    const { author, kind, note, replies, resolved } = view;
    state.rows.push({
      id,
      author_id: author,
      start_offset: start,
      end_offset: end,
      exact,
      prefix,
      suffix,
      kind,
      note,
      reply_count: replies.length,
      resolved,
    });
  }
  return state;
}
