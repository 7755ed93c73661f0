import type * as Y from 'yjs';
import { MENTION_WORDS_MAX, MENTIONS_PER_TEXT_MAX } from '#lib/draft-log/limits.ts';
import { type AnnotationView, findNote, findReplyBody, readAnnotation } from './annotation-doc.ts';
import { excerptOf, findMentions, listMentioned } from './note-mention.ts';

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

/** Who is named in a note or a reply, and who wrote the name there, as the row that is projected; names as in the table. */
type MentionRow = {
  annotation_id: string;
  entry_id: string;
  member_id: string;
  writer_id: string;
  start_offset: number;
  end_offset: number;
  words: string;
};

/**
 * The state of the named annotations in a draft: `rows` of those that exist, `mentions` in these, `gone` the ids of the others.
 * A mention may name somebody who is no member.
 */
export type AnnotationState = { rows: AnnotationRow[]; mentions: MentionRow[]; gone: string[] };

/** The state of the named annotations in the document, for `projectAnnotations`. `owners` are its clients' members. */
export function describeAnnotations(
  ydoc: Y.Doc,
  ids: Iterable<string>,
  owners: ReadonlyMap<number, string>,
): AnnotationState {
  const state: AnnotationState = { rows: [], mentions: [], gone: [] };
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
    state.mentions.push(...describeMentions(ydoc, view, owners));
  }
  return state;
}

function describeMentions(
  ydoc: Y.Doc,
  { id, author, selector, note, replies }: AnnotationView,
  owners: ReadonlyMap<number, string>,
): MentionRow[] {
  // By id: a forger may give a reply the id of its annotation, whose note stands.
  const words = new Map([...replies.map((reply) => [reply.id, reply.body] as const), [id, note]]);
  return [...words].flatMap(([entryId, text]) => {
    const named = listMentioned(text).slice(0, MENTIONS_PER_TEXT_MAX);
    const body = named.length > 0 && (entryId === id ? findNote(ydoc, id) : findReplyBody(ydoc, id, entryId));
    if (!body) return [];
    const byMember = Map.groupBy(findMentions(body), (mention) => mention.getAttribute('id'));
    return named.flatMap((memberId) => {
      const writers = (byMember.get(memberId) ?? []).map((mention) => {
        const client = mention._map.get('id')?.id.client;
        return owners.get(client ?? -1) ?? author;
      });
      // Somebody else's word counts before the member's own, which notifies nobody.
      const writerId = writers.find((one) => one !== memberId) ?? writers[0];
      if (writerId === undefined) return [];
      return {
        annotation_id: id,
        entry_id: entryId,
        member_id: memberId,
        writer_id: writerId,
        start_offset: selector.start,
        end_offset: selector.end,
        words: excerptOf(text, MENTION_WORDS_MAX),
      };
    });
  });
}
