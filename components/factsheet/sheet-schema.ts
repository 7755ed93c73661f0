import { mergeAttributes, Node, wrappingInputRule } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { isWebHref } from '#lib/links/is-web-href.ts';

/*
 * What the editors of a fact sheet can hold, which is exactly what `readDraft` reads: see lib/factsheet/sheet-body.ts.
 * Undo is Collaboration's, and reverts one's own changes only.
 */

const NOT_IN_A_SHEET = {
  undoRedo: false,
  code: false,
  codeBlock: false,
  hardBreak: false,
  horizontalRule: false,
  strike: false,
  underline: false,
  trailingNode: false,
} as const;

/** Title, address and standfirst: paragraphs of plain text. */
export const PLAIN_EXTENSIONS = [
  StarterKit.configure({
    ...NOT_IN_A_SHEET,
    blockquote: false,
    bold: false,
    bulletList: false,
    heading: false,
    italic: false,
    link: false,
    listItem: false,
    listKeymap: false,
    orderedList: false,
  }),
];

/** Claims stand between the blocks of the body, never within a list or a quote. */
const SheetDocument = Node.create({ name: 'doc', topNode: true, content: '(block | claim)+' });

const SheetQuote = Node.create({
  name: 'blockquote',
  content: 'paragraph+',
  group: 'block',
  defining: true,
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', mergeAttributes(HTMLAttributes), 0],
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*>\s$/, type: this.type })];
  },
});

const SheetListItem = Node.create({
  name: 'listItem',
  content: 'paragraph',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: ({ HTMLAttributes }) => ['li', mergeAttributes(HTMLAttributes), 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      'Shift-Tab': () => this.editor.commands.liftListItem(this.name),
    };
  },
});

/** The body but the claim block, which needs a view of its own. */
export const BODY_EXTENSIONS = [
  StarterKit.configure({
    ...NOT_IN_A_SHEET,
    document: false,
    blockquote: false,
    listItem: false,
    heading: { levels: [2, 3] },
    link: { openOnClick: false, defaultProtocol: 'https', isAllowedUri: (href) => isWebHref(href ?? '') },
  }),
  SheetDocument,
  SheetQuote,
  SheetListItem,
];
