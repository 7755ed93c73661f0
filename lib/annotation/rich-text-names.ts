/** The elements and marks that a piece of rich text may hold. What its editor writes must be among them. */
export type RichTextNames = { readonly elements: ReadonlySet<string>; readonly marks: ReadonlySet<string> };

/** A note or a reply. */
export const NOTE_NAMES: RichTextNames = {
  elements: new Set(['paragraph', 'hardBreak', 'bulletList', 'orderedList', 'listItem', 'blockquote', 'mention']),
  marks: new Set(['bold', 'italic', 'strike', 'underline', 'code', 'link']),
};

/** A fact sheet's title, address and standfirst: paragraphs of plain text. */
export const PLAIN_NAMES: RichTextNames = { elements: new Set(['paragraph']), marks: new Set() };

/** A fact sheet's body. */
export const SHEET_BODY_NAMES: RichTextNames = {
  elements: new Set(['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'blockquote', 'claim']),
  marks: new Set(['bold', 'italic', 'link']),
};
