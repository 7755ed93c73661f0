import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';

/** Puts the claim after the block that the caret stands in, and the caret behind it, in a paragraph to write on. */
export function placeClaim(editor: Editor, claimId: string): void {
  const { selection, doc } = editor.state;
  const at = selection instanceof NodeSelection ? selection.to : endOfBlock(editor);
  const claim = { type: 'claim', attrs: { claimId } };
  const isLast = at === doc.content.size;
  editor
    .chain()
    .insertContentAt(at, isLast ? [claim, { type: 'paragraph' }] : claim)
    .focus(at + 2)
    .scrollIntoView()
    .run();
}

/** Puts a claim right behind another of the sheet; where that one is gone, at the caret. */
export function placeClaimAfter(editor: Editor, claimId: string, afterId: string): void {
  const other = findPlace(editor, afterId);
  if (!other) {
    placeClaim(editor, claimId);
    return;
  }
  const claim = { type: 'claim', attrs: { claimId } };
  editor
    .chain()
    .insertContentAt(other.pos + other.size, claim)
    .focus(other.pos + other.size)
    .scrollIntoView()
    .run();
}

/** Moves a claim of the sheet to right before another one. */
export function moveClaimBefore(editor: Editor, claimId: string, beforeId: string): void {
  const claim = findPlace(editor, claimId);
  const other = findPlace(editor, beforeId);
  if (!claim || !other || claim.pos < other.pos) return;
  editor
    .chain()
    .deleteRange({ from: claim.pos, to: claim.pos + claim.size })
    .insertContentAt(other.pos, { type: 'claim', attrs: { claimId } })
    .focus(other.pos)
    .scrollIntoView()
    .run();
}

function findPlace({ state }: Editor, claimId: string): { pos: number; size: number } | null {
  let place: { pos: number; size: number } | null = null;
  state.doc.forEach((node, pos) => {
    if (!place && node.type.name === 'claim' && node.attrs.claimId === claimId) place = { pos, size: node.nodeSize };
  });
  return place;
}

function endOfBlock({ state }: Editor): number {
  const { $to } = state.selection;
  return $to.depth === 0 ? $to.pos : $to.after(1);
}
