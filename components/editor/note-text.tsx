import type * as Y from 'yjs';
import { isReadableNote } from '#lib/annotation/is-readable-note.ts';
import { type NameOf, nameMentions } from '#lib/annotation/note-mention.ts';
import { labelMentions, readRichText, toRichTextDoc } from '#lib/annotation/rich-text.ts';
import { RichText } from './rich-text.tsx';

/** A note or a reply for reading. One that no editor of ours wrote is unreadable: it says so, with its words alone. */
export function NoteText({ fragment, nameOf }: { fragment: Y.XmlFragment; nameOf: NameOf }) {
  if (isReadableNote(fragment)) return <RichText doc={labelMentions(toRichTextDoc(fragment), nameOf)} />;
  const words = nameMentions(readRichText(fragment), nameOf);
  return (
    <div className="text-[0.8125rem] text-muted">
      <p>This text is unreadable. Its author or an admin can remove it.</p>
      {words !== '' && <p className="mt-1 whitespace-pre-wrap">{words}</p>}
    </div>
  );
}
