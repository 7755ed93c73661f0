import StarterKit from '@tiptap/starter-kit';

/** What a note or a reply can hold: NOTE_NAMES of lib/annotation, or the server refuses it. Undo is Collaboration's. */
export const NOTE_EXTENSIONS = [
  StarterKit.configure({ undoRedo: false, heading: false, codeBlock: false, horizontalRule: false }),
];
