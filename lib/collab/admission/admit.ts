import * as Y from 'yjs';
import { can } from '#lib/actor/policy.ts';
import { annotationsOf } from '#lib/annotation/annotation-doc.ts';
import { type AuthorIndex, type DraftAuthor, indexAuthors, judgeChange } from '#lib/annotation/judge-change.ts';
import { keepsRichText } from '#lib/annotation/rich-text.ts';
import { PLAIN_NAMES, type RichTextNames, SHEET_BODY_NAMES } from '#lib/annotation/rich-text-names.ts';
import { listTouched } from '#lib/annotation/watch-annotations.ts';
import type { DraftKind } from '#lib/draft-log/doc-id.ts';
import { DOCUMENT_MAX_BYTES, NESTING_MAX } from '#lib/draft-log/limits.ts';
import type { RefusalReason } from '#lib/refusal-reason.ts';

/*
 * Admission. Every incoming update is applied to a shadow of the document first, and its effect there is judged: no struct stays
 * pending, structs belong to the member who sends them, roots and shapes are known, the author of an entry is the member who
 * writes it, author and selector never change, and only the author or an admin removes. Honest members' updates pass in any
 * order. After a refusal the shadow holds the refused update: make a new one.
 */

/** A copy of a document to try updates on, with what the document does not record. */
export type Shadow = {
  readonly kind: DraftKind;
  readonly doc: Y.Doc;
  /** The revision's text, for `article`. */
  readonly text: string | null;
  /** Which member each Yjs clientID belongs to. */
  readonly owners: Map<number, string>;
  readonly index: AuthorIndex;
  /** Upper estimate of the encoded state, bytes. */
  bytes: number;
};

/** What an update did: `update` is only what was new in it, null when nothing was; `touched` are annotation ids. */
export type Admission = { update: Uint8Array | null; newClients: number[]; touched: ReadonlySet<string> };

export type Verdict = ({ admitted: true } & Admission) | { admitted: false; reason: RefusalReason };

/** A root is a map, or rich text of the names given. */
type RootShape = 'map' | RichTextNames;
const ROOTS: Record<DraftKind, Readonly<Record<string, RootShape>>> = {
  article: { annotations: 'map' },
  sheet: { title: PLAIN_NAMES, address: PLAIN_NAMES, standfirst: PLAIN_NAMES, body: SHEET_BODY_NAMES },
  story: {},
};

/** A shadow of the document in `state`. Takes over `owners`. */
export function makeShadow(
  from: Pick<Shadow, 'kind' | 'text'> & { state: Uint8Array; owners: Map<number, string> },
): Shadow {
  const { kind, text, state, owners } = from;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return { kind, doc, text, owners, index: kind === 'article' ? indexAuthors(doc) : new Map(), bytes: state.length };
}

/** Judges an update by `author` and, if it is admitted, leaves it applied to the shadow. */
export function admit(shadow: Shadow, update: Uint8Array, author: DraftAuthor): Verdict {
  const refusal = inspect(shadow, update, author);
  return refusal ? refuse(refusal) : apply(shadow, update, author);
}

function refuse(reason: RefusalReason): Verdict {
  return { admitted: false, reason };
}

/** Checks the bytes alone, before anything is applied. */
function inspect(shadow: Shadow, update: Uint8Array, author: DraftAuthor): RefusalReason | null {
  const structs = decode(update);
  if (!structs) return 'malformed';
  if (!can(author.role, 'draft.write')) return isKnown(shadow.doc, update) ? null : 'observer';
  for (const struct of structs) {
    if (struct instanceof Y.Skip) return 'pending';
    if (struct.id.clock + struct.length <= Y.getState(shadow.doc.store, struct.id.client)) continue;
    const owner = shadow.owners.get(struct.id.client);
    if (owner !== undefined && owner !== author.memberId) return 'foreign-client';
    if (!(struct instanceof Y.Item)) continue;
    if (struct.content instanceof Y.ContentDoc) return 'sub-document';
    if (typeof struct.parent === 'string' && !fitsRoot(shadow.kind, struct.parent, struct.parentSub)) return 'shape';
  }
  if (shadow.bytes + update.length > DOCUMENT_MAX_BYTES) {
    shadow.bytes = Y.encodeStateAsUpdate(shadow.doc).length;
    if (shadow.bytes + update.length > DOCUMENT_MAX_BYTES) return 'document-full';
  }
  return null;
}

function decode(update: Uint8Array) {
  try {
    return Y.decodeUpdate(update).structs;
  } catch {
    return null;
  }
}

function isKnown(doc: Y.Doc, update: Uint8Array): boolean {
  return Y.snapshotContainsUpdate(Y.snapshot(doc), update);
}

/** A map's entries have a key, a text's pieces have none. */
function fitsRoot(kind: DraftKind, root: string, key: string | null): boolean {
  const shape = Object.hasOwn(ROOTS[kind], root) ? ROOTS[kind][root] : undefined;
  return shape === 'map' ? key !== null : shape !== undefined && key === null;
}

function apply(shadow: Shadow, update: Uint8Array, author: DraftAuthor): Verdict {
  const { memberId } = author;
  const { doc, owners } = shadow;
  let refusal: RefusalReason | null = null;
  let news: Uint8Array | null = null;
  let touched: ReadonlySet<string> = new Set();
  let clients: number[] = [];

  const stop = observeRoots(shadow, (events, shape) => {
    if (shape === 'map') {
      touched = listTouched(events);
      refusal ??= judgeChange(events, { index: shadow.index, text: shadow.text, author });
    } else if (!events.every((event) => keepsRichText(event, shape, NESTING_MAX - event.path.length)))
      refusal ??= 'shape';
  });
  const onUpdate = (minimal: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    news = minimal;
    clients = [...transaction.afterState.keys()].filter(
      (client) => transaction.afterState.get(client) !== transaction.beforeState.get(client),
    );
  };
  doc.on('update', onUpdate);
  try {
    Y.applyUpdate(doc, update);
  } catch {
    refusal = 'malformed';
  } finally {
    doc.off('update', onUpdate);
    stop();
  }

  if (doc.store.pendingStructs || doc.store.pendingDs) refusal ??= 'pending';
  if (!hasSoundRoots(shadow)) refusal ??= 'shape';
  if (clients.some((client) => (owners.get(client) ?? memberId) !== memberId)) refusal ??= 'foreign-client';
  if (refusal) return refuse(refusal);

  const newClients = clients.filter((client) => !owners.has(client));
  for (const client of newClients) owners.set(client, memberId);
  shadow.bytes += lengthOf(news);
  return { admitted: true, update: news, newClients, touched };
}

function lengthOf(bytes: Uint8Array | null): number {
  return bytes?.length ?? 0;
}

type Events = Y.YEvent<Y.AbstractType<unknown>>[];

function observeRoots({ kind, doc }: Shadow, observe: (events: Events, shape: RootShape) => void): () => void {
  const stops = Object.entries(ROOTS[kind]).map(([name, shape]) => {
    const root = shape === 'map' ? annotationsOf(doc) : doc.getXmlFragment(name);
    const listener = (events: Events) => observe(events, shape);
    root.observeDeep(listener);
    return () => root.unobserveDeep(listener);
  });
  return () => {
    for (const stop of stops) stop();
  };
}

function hasSoundRoots({ kind, doc }: Shadow): boolean {
  if (kind === 'article') return annotationsOf(doc)._start === null;
  return Object.keys(ROOTS[kind]).every((root) => doc.getXmlFragment(root)._map.size === 0);
}
