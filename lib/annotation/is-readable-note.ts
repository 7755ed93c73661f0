import type * as Y from 'yjs';
import { NESTING_MAX } from '#lib/draft-log/limits.ts';
import { isRichText } from './rich-text.ts';
import { NOTE_NAMES } from './rich-text-names.ts';

/**
 * Whether the note or reply holds only what admission lets in. Others are older than its rules, and must not be opened in an
 * editor, which would delete what it does not know from the shared draft.
 */
export function isReadableNote(fragment: Y.XmlFragment): boolean {
  return isRichText(fragment, NOTE_NAMES, NESTING_MAX);
}
