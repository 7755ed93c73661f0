import * as Y from 'yjs';
import type { Selector } from '#lib/anchoring/selector.ts';
import { type AnnotationKind, isAnnotationKind } from './annotation-kind.ts';
import { readRichText } from './rich-text.ts';

/*
 * The shape of an `article:` document: root `annotations`, a Y.Map from annotation id to
 * Y.Map { author, selector, kind, note: Y.XmlFragment, replies: Y.Map<reply id, Y.Map { author, body: Y.XmlFragment, edited? }>,
 * resolved, edited? }. `edited` is an Edit. Ids are UUIDs, each written once; author and selector never change. Who may change what is judged in judge-change.ts.
 */

/** Who edited words that another member wrote, and when, by their clock: a member's id, milliseconds since 1970. */
export type Edit = { by: string; at: number };

export type ReplyView = { id: string /** A member's id. */; author: string; body: string; edited?: Edit };

/** An annotation as plain data; `note` and `body` are the words alone, with mentions as `@[id]`. Replies stand in the order of their ids. */
export type AnnotationView = {
  id: string;
  /** A member's id. */
  author: string;
  selector: Selector;
  kind: AnnotationKind;
  note: string;
  replies: ReplyView[];
  resolved: boolean;
  /** The last edit of the note by somebody else than its author. */
  edited?: Edit;
};

type Entry = Y.Map<unknown>;

/** The map of all annotations in an `article:` document. */
export function annotationsOf(ydoc: Y.Doc): Y.Map<Entry> {
  return ydoc.getMap<Entry>('annotations');
}

/** Adds an annotation with an empty note. `id` is new (see newId), `author` the member who writes. */
export function addAnnotation(
  ydoc: Y.Doc,
  annotation: { id: string; author: string; selector: Selector; kind: AnnotationKind },
): void {
  const { id, author, kind } = annotation;
  const { start, end, exact, prefix, suffix } = annotation.selector;
  const entry: Entry = new Y.Map<unknown>([
    ['author', author],
    ['selector', { start, end, exact, prefix, suffix }],
    ['kind', kind],
    ['note', new Y.XmlFragment()],
    ['replies', new Y.Map()],
    ['resolved', false],
  ]);
  annotationsOf(ydoc).set(id, entry);
}

/** Removes an annotation with its replies; nothing happens when it is gone already. */
export function removeAnnotation(ydoc: Y.Doc, id: string): void {
  annotationsOf(ydoc).delete(id);
}

/** Adds a reply with an empty body. @throws Error when the annotation is gone. */
export function addReply(ydoc: Y.Doc, annotationId: string, reply: { id: string; author: string }): void {
  const entry: Entry = new Y.Map<unknown>([
    ['author', reply.author],
    ['body', new Y.XmlFragment()],
  ]);
  repliesOf(getEntry(ydoc, annotationId))?.set(reply.id, entry);
}

/** Removes a reply; nothing happens when it is gone already. */
export function removeReply(ydoc: Y.Doc, annotationId: string, replyId: string): void {
  const entry = annotationsOf(ydoc).get(annotationId);
  if (entry) repliesOf(entry)?.delete(replyId);
}

/** @throws Error when the annotation is gone. */
export function setKind(ydoc: Y.Doc, id: string, kind: AnnotationKind): void {
  getEntry(ydoc, id).set('kind', kind);
}

/** @throws Error when the annotation is gone. */
export function setResolved(ydoc: Y.Doc, id: string, resolved: boolean): void {
  getEntry(ydoc, id).set('resolved', resolved);
}

/** Records who edited the note, or a reply, of another member. @throws Error when the annotation is gone. */
export function setEdited(ydoc: Y.Doc, annotationId: string, replyId: string | null, { by, at }: Edit): void {
  const entry = getEntry(ydoc, annotationId);
  (replyId === null ? entry : repliesOf(entry)?.get(replyId))?.set('edited', { by, at });
}

/** Whether the value is an Edit, as admission asks. */
export function isEdit(value: unknown): value is Edit {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return false;
  const { by, at } = value as Partial<Record<keyof Edit, unknown>>;
  return typeof by === 'string' && Number.isSafeInteger(at);
}

/** The note's text, for an editor to bind to; null when the annotation is gone. */
export function findNote(ydoc: Y.Doc, id: string): Y.XmlFragment | null {
  return asFragment(annotationsOf(ydoc).get(id)?.get('note'));
}

/** The reply's text, for an editor to bind to; null when it is gone. */
export function findReplyBody(ydoc: Y.Doc, annotationId: string, replyId: string): Y.XmlFragment | null {
  const entry = annotationsOf(ydoc).get(annotationId);
  return asFragment(entry && repliesOf(entry)?.get(replyId)?.get('body'));
}

/** All annotations in the document, in the order of the text. Costs one pass over everything; see watch-annotations.ts. */
export function readAnnotations(ydoc: Y.Doc): AnnotationView[] {
  const views = [...annotationsOf(ydoc).keys()].map((id) => readAnnotation(ydoc, id));
  return views.filter((view) => view !== null).sort(byPlace);
}

/** One annotation; null when it is gone or not yet whole. */
export function readAnnotation(ydoc: Y.Doc, id: string): AnnotationView | null {
  const entry = annotationsOf(ydoc).get(id);
  if (!(entry instanceof Y.Map)) return null;
  const author = entry.get('author');
  const kind = entry.get('kind');
  const selector = entry.get('selector');
  const note = asFragment(entry.get('note'));
  if (typeof author !== 'string' || !isAnnotationKind(kind) || !isSelector(selector) || !note) return null;
  const replies = [...(repliesOf(entry) ?? [])].map(([replyId, reply]) => readReply(replyId, reply));
  return {
    id,
    author,
    selector,
    kind,
    note: readRichText(note),
    replies: replies.filter((reply) => reply !== null).sort((a, b) => (a.id < b.id ? -1 : 1)),
    resolved: entry.get('resolved') === true,
    ...readEdit(entry),
  };
}

/** Order of the text: by start, then by end, then by id. */
export function byPlace(a: AnnotationView, b: AnnotationView): number {
  return a.selector.start - b.selector.start || a.selector.end - b.selector.end || (a.id < b.id ? -1 : 1);
}

/** Whether the value has a selector's fields with their types; findSelectorError checks whether it fits the text. */
export function isSelector(value: unknown): value is Selector {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 5) return false;
  const { start, end, exact, prefix, suffix } = value as Partial<Record<keyof Selector, unknown>>;
  const hasOffsets = typeof start === 'number' && typeof end === 'number';
  return hasOffsets && typeof exact === 'string' && typeof prefix === 'string' && typeof suffix === 'string';
}

function readReply(id: string, entry: unknown): ReplyView | null {
  if (!(entry instanceof Y.Map)) return null;
  const author: unknown = entry.get('author');
  const body = asFragment(entry.get('body'));
  return typeof author === 'string' && body ? { id, author, body: readRichText(body), ...readEdit(entry) } : null;
}

function readEdit(entry: Entry): { edited?: Edit } {
  const edited = entry.get('edited');
  return isEdit(edited) ? { edited } : {};
}

function getEntry(ydoc: Y.Doc, id: string): Entry {
  const entry = annotationsOf(ydoc).get(id);
  if (!entry) throw new Error(`annotation ${id} is gone`);
  return entry;
}

function repliesOf(entry: Entry): Y.Map<Entry> | null {
  const replies = entry.get('replies');
  return replies instanceof Y.Map ? replies : null;
}

function asFragment(value: unknown): Y.XmlFragment | null {
  return value instanceof Y.XmlFragment ? value : null;
}
