/** article: annotations on one revision; sheet: a story's fact sheet; story: no content, only presence and doorbells. */
export type DraftKind = 'article' | 'sheet' | 'story';

/** A document's name on the socket and in the log, parsed. `id` is a revision's for `article`, else a story's. */
export type DocId = { kind: DraftKind; id: string };

const DOC_ID = /^(article|sheet|story):([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

export function articleDocId(revisionId: string): string {
  return `article:${revisionId}`;
}

export function sheetDocId(storyId: string): string {
  return `sheet:${storyId}`;
}

export function storyDocId(storyId: string): string {
  return `story:${storyId}`;
}

/** Parses a document's name; null if it is not one. */
export function parseDocId(name: string): DocId | null {
  const [, kind, id] = DOC_ID.exec(name) ?? [];
  return id && (kind === 'article' || kind === 'sheet' || kind === 'story') ? { kind, id } : null;
}
