'use client';

import { mergeAttributes, Node } from '@tiptap/core';
import { NodeViewWrapper, type ReactNodeViewProps, ReactNodeViewRenderer } from '@tiptap/react';
import { TriangleAlert, X } from 'lucide-react';
import { createContext, useContext } from 'react';
import { VerdictMark } from '#components/public-site/verdict-mark.tsx';
import type { SheetClaim } from '#lib/factsheet/sheet-claim.ts';

/** The story's claims in their current state, for the blocks of the editor below. */
export const SheetClaims = createContext<ReadonlyMap<string, SheetClaim>>(new Map());

/** The place of a claim. It keeps the claim's id only; the claim itself is rendered, so its text cannot be edited here. */
export const ClaimBlock = Node.create({
  name: 'claim',
  atom: true,
  draggable: true,
  addAttributes: () => ({ claimId: { default: null, parseHTML: (element) => element.dataset.claimId } }),
  parseHTML: () => [{ tag: 'div[data-claim-id]' }],
  renderHTML: ({ HTMLAttributes }) => [
    'div',
    mergeAttributes(HTMLAttributes, { 'data-claim-id': String(HTMLAttributes.claimId) }),
  ],
  addNodeView: () => ReactNodeViewRenderer(ClaimBlockView),
});

function ClaimBlockView({ node, selected, deleteNode, editor }: ReactNodeViewProps) {
  const claim = useContext(SheetClaims).get(String(node.attrs.claimId));
  return (
    <NodeViewWrapper
      contentEditable={false}
      data-drag-handle
      className={`my-4 rounded-lg border bg-surface p-4 font-sans text-[0.9375rem] select-none ${selected ? 'border-focus outline-2 outline-focus' : 'border-line'}`}
    >
      <div className="flex items-start justify-between gap-3">
        <div>{claim ? <ClaimInSheet claim={claim} /> : <Warning>This claim no longer exists.</Warning>}</div>
        {editor.isEditable && (
          <button
            type="button"
            onClick={deleteNode}
            aria-label={claim ? `Remove claim ${claim.number} from the sheet` : 'Remove from the sheet'}
            className="-m-2 inline-grid size-10 shrink-0 cursor-pointer place-items-center rounded text-muted hover:bg-sunken"
          >
            <X aria-hidden className="size-4" />
          </button>
        )}
      </div>
    </NodeViewWrapper>
  );
}

function ClaimInSheet({ claim }: { claim: SheetClaim }) {
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3">
        {claim.state === 'approved' ? (
          <VerdictMark verdict={claim.published.verdict} />
        ) : (
          <Warning>Not approved on its current wording</Warning>
        )}
        <span className="text-muted text-sm">Claim {claim.number}</span>
      </p>
      <p className="mt-1 font-medium font-serif text-lg leading-snug">{claim.wording}</p>
    </>
  );
}

function Warning({ children }: { children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 font-semibold text-danger">
      <TriangleAlert aria-hidden className="size-4 shrink-0" />
      {children}
    </span>
  );
}
