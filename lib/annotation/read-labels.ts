import type * as Y from 'yjs';
import { findNote, findReplyBody, readAnnotations } from './annotation-doc.ts';
import { FORMER_MEMBER, findMentions, type NameOf } from './note-mention.ts';

/** The names as the writers of an `article:` document's mentions had them: for use where the members are not at hand. */
export function readLabels(ydoc: Y.Doc): NameOf {
  const texts = readAnnotations(ydoc).flatMap(({ id, replies }) => [
    findNote(ydoc, id),
    ...replies.map((reply) => findReplyBody(ydoc, id, reply.id)),
  ]);
  const mentions = texts.flatMap((text) => (text ? findMentions(text) : []));
  const labels = new Map(mentions.map((mention) => [mention.getAttribute('id'), mention.getAttribute('label')]));
  return (id) => labels.get(id) ?? FORMER_MEMBER;
}
