import StarterKit from '@tiptap/starter-kit';
import { type MentionOptions, mentionMembers } from './member-mention.ts';

/** What a note or a reply can hold: NOTE_NAMES of lib/annotation, or the server refuses it. Undo is Collaboration's. */
export function noteExtensions(mentions: MentionOptions) {
  return [
    StarterKit.configure({ undoRedo: false, heading: false, codeBlock: false, horizontalRule: false }),
    mentionMembers(mentions),
  ];
}
