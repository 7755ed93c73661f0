import type * as Y from 'yjs';
import { readAnnotations } from '#lib/annotation/annotation-doc.ts';
import { nameMentions } from '#lib/annotation/note-mention.ts';
import { readLabels } from '#lib/annotation/read-labels.ts';
import { readRichText } from '#lib/annotation/rich-text.ts';
import { parseDocId } from '#lib/draft-log/doc-id.ts';
import { ADDRESS_ROOT, BODY_ROOT, STANDFIRST_ROOT, TITLE_ROOT } from '#lib/factsheet/sheet-body.ts';

/** All that is written in the draft, as plain text for a person to copy from. */
export function rescueWords(ydoc: Y.Doc, docId: string): string {
  const kind = parseDocId(docId)?.kind;
  if (kind === 'sheet') {
    return [TITLE_ROOT, ADDRESS_ROOT, STANDFIRST_ROOT, BODY_ROOT]
      .map((root) => readRichText(ydoc.getXmlFragment(root)))
      .filter((text) => text !== '')
      .join('\n\n')
      .trim();
  }
  if (kind !== 'article') return '';
  const passages = readAnnotations(ydoc).map(({ selector, note, replies }) =>
    [`“${selector.exact}”`, note, ...replies.map(({ body }) => `– ${body}`)].filter((line) => line !== '').join('\n'),
  );
  return nameMentions(passages.join('\n\n'), readLabels(ydoc));
}
