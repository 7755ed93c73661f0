import * as Y from 'yjs';
import type { Role } from '#lib/actor/actor.ts';
import { can } from '#lib/actor/policy.ts';
import { findSelectorError } from '#lib/anchoring/selector.ts';
import { NESTING_MAX } from '#lib/draft-log/limits.ts';
import type { RefusalReason } from '#lib/refusal-reason.ts';
import { annotationsOf, isEdit, isSelector } from './annotation-doc.ts';
import { isAnnotationKind } from './annotation-kind.ts';
import { isRichText, keepsRichText } from './rich-text.ts';
import { NOTE_NAMES } from './rich-text-names.ts';

/** Who wrote each annotation and reply. Kept beside the document, since a removed entry no longer shows it. */
export type AuthorIndex = Map<string, { author: string; replies: Map<string, string> }>;

export type DraftAuthor = { readonly memberId: string; readonly role: Role };

type Event = Y.YEvent<Y.AbstractType<unknown>>;
type Judgement = { index: AuthorIndex; text: string | null; author: DraftAuthor };
type Judged = RefusalReason | null;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ANNOTATION_KEYS = ['author', 'kind', 'note', 'replies', 'resolved', 'selector'];
const REPLY_KEYS = ['author', 'body'];

/** The authors in a whole `article:` document. */
export function indexAuthors(ydoc: Y.Doc): AuthorIndex {
  const index: AuthorIndex = new Map();
  for (const [id, entry] of annotationsOf(ydoc)) index.set(id, readAuthors(entry));
  return index;
}

/**
 * Judges the events that one update caused in the `annotations` map, and keeps `index` in step. Must be called while the
 * transaction runs. Returns the first rule that is broken, or null.
 */
export function judgeChange(events: readonly Event[], judgement: Judgement): Judged {
  return first(events, (event) => judgeEvent(event, judgement));
}

function judgeEvent(event: Event, judgement: Judgement): Judged {
  const [id, part, replyId, replyPart] = event.path;
  if (event.target instanceof Y.Map && event.target._start) return 'shape';
  if (id === undefined) return judgeAnnotations(event, judgement);
  if (part === undefined) return judgeFields(event, judgement);
  const depth = NESTING_MAX - event.path.length;
  if (part === 'note') return keepsRichText(event, NOTE_NAMES, depth) ? null : 'shape';
  if (part !== 'replies') return 'shape';
  if (replyId === undefined) return judgeReplies(event, String(id), judgement);
  if (replyPart === undefined) return first(event.keys, ([key]) => judgeEdit(event, key, judgement));
  return replyPart === 'body' && keepsRichText(event, NOTE_NAMES, depth) ? null : 'shape';
}

function judgeAnnotations({ target, keys }: Event, judgement: Judgement): Judged {
  const { index, author } = judgement;
  return first(keys, ([id, { action }]) => {
    const entry = valueAt(target, id);
    if (action === 'delete') {
      const owner = index.get(id)?.author;
      index.delete(id);
      return mayRemove(author, owner) ? null : 'removal';
    }
    if (action === 'update' || wasWritten(target, id) || !UUID.test(id)) return 'immutable';
    const refusal = judgeNewAnnotation(entry, judgement);
    if (!refusal) index.set(id, readAuthors(entry));
    return refusal;
  });
}

function judgeNewAnnotation(entry: unknown, { text, author }: Judgement): Judged {
  if (!hasExactly(entry, ANNOTATION_KEYS)) return 'shape';
  const replies = entry.get('replies');
  const selector = entry.get('selector');
  if (!isAnnotationKind(entry.get('kind')) || typeof entry.get('resolved') !== 'boolean') return 'shape';
  if (!isRichText(entry.get('note'), NOTE_NAMES, NESTING_MAX) || !(replies instanceof Y.Map) || replies._start)
    return 'shape';
  if (!isSelector(selector)) return 'shape';
  if (!isWrittenBy(entry, author)) return 'author';
  if (text !== null && findSelectorError(text, selector)) return 'selector';
  return first(replies, ([id, reply]) => (UUID.test(id) ? judgeNewReply(reply, author) : 'shape'));
}

function judgeReplies({ target, keys }: Event, annotationId: string, { index, author }: Judgement): Judged {
  const replies = index.get(annotationId)?.replies ?? new Map<string, string>();
  return first(keys, ([id, { action }]) => {
    const entry = valueAt(target, id);
    if (action === 'delete') {
      const owner = replies.get(id);
      replies.delete(id);
      return mayRemove(author, owner) ? null : 'removal';
    }
    if (action === 'update' || wasWritten(target, id) || !UUID.test(id)) return 'immutable';
    const refusal = judgeNewReply(entry, author);
    if (!refusal) replies.set(id, authorOf(entry));
    return refusal;
  });
}

function judgeNewReply(entry: unknown, author: DraftAuthor): Judged {
  if (!hasExactly(entry, REPLY_KEYS) || !isRichText(entry.get('body'), NOTE_NAMES, NESTING_MAX)) return 'shape';
  return isWrittenBy(entry, author) ? null : 'author';
}

function judgeFields(event: Event, judgement: Judgement): Judged {
  const { target, keys } = event;
  return first(keys, ([key, { action }]) => {
    if (key === 'edited') return judgeEdit(event, key, judgement);
    if (action !== 'update') return 'immutable';
    const value = valueAt(target, key);
    if (key === 'kind') return isAnnotationKind(value) ? null : 'shape';
    if (key === 'resolved') return typeof value === 'boolean' ? null : 'shape';
    return 'immutable';
  });
}

/** Whoever edits another's words is named as who did, and no one else is. */
function judgeEdit({ target }: Event, key: string, { author }: Judgement): Judged {
  const value = valueAt(target, key);
  if (key !== 'edited') return 'immutable';
  if (!isEdit(value)) return 'shape';
  return value.by === author.memberId ? null : 'author';
}

function first<T>(values: Iterable<T>, judge: (value: T) => Judged): Judged {
  let refusal: Judged = null;
  for (const value of values) refusal ??= judge(value);
  return refusal;
}

function mayRemove(author: DraftAuthor, owner: string | undefined): boolean {
  return can(author.role, 'annotation.remove-any') || author.memberId === owner;
}

function isWrittenBy(entry: Y.Map<unknown>, author: DraftAuthor): boolean {
  return entry.get('author') === author.memberId;
}

function hasExactly(entry: unknown, keys: readonly string[]): entry is Y.Map<unknown> {
  return entry instanceof Y.Map && !entry._start && entry.size === keys.length && keys.every((key) => entry.has(key));
}

/** Whether the key held another value before, even if that was removed. */
function wasWritten(map: Y.AbstractType<unknown>, key: string): boolean {
  return Boolean(map._map.get(key)?.left);
}

function valueAt(map: Y.AbstractType<unknown>, key: string): unknown {
  return map instanceof Y.Map ? map.get(key) : undefined;
}

function readAuthors(entry: unknown): { author: string; replies: Map<string, string> } {
  const replies = entry instanceof Y.Map ? entry.get('replies') : null;
  const authors = new Map<string, string>();
  if (replies instanceof Y.Map) for (const [id, reply] of replies) authors.set(id, authorOf(reply));
  return { author: authorOf(entry), replies: authors };
}

function authorOf(entry: unknown): string {
  return entry instanceof Y.Map ? String(entry.get('author')) : '';
}
