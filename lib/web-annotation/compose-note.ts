import type { RichTextNode } from '#lib/annotation/rich-text.ts';
import type { IncomingAnnotation } from './read-web-annotations.ts';

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/**
 * An imported note with its tags, and with who wrote it where that was not the importer, a paragraph each: the annotation is
 * the importer's own, its words are not.
 */
export function composeNote({ note, tags, writtenBy }: IncomingAnnotation, importerId: string): RichTextNode[] {
  const isOwn = writtenBy?.id === `urn:uuid:${importerId}`;
  const lines = [
    ...(tags.length > 0 ? [`Tags: ${tags.join(', ')}`] : []),
    ...(writtenBy && !isOwn ? [describeWriter(writtenBy)] : []),
  ];
  return [...note, ...lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }))];
}

function describeWriter({ name, created }: NonNullable<IncomingAnnotation['writtenBy']>): string {
  const at = created === null ? Number.NaN : Date.parse(created);
  return Number.isNaN(at) ? `Written by ${name}` : `Written by ${name}, ${DAY.format(at)}`;
}
