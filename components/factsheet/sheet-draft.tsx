'use client';

import '#components/editor/editor.css';
import './sheet-draft.css';
import type { Editor } from '@tiptap/react';
import { useEffect, useMemo, useState } from 'react';
import { Notice } from '#components/ui/notice.tsx';
import type { DraftStatus } from '#lib/collab/client/draft-status.ts';
import { checkSheet } from '#lib/factsheet/check-sheet.ts';
import { checkSources } from '#lib/factsheet/check-sources.ts';
import { nameSheet } from '#lib/factsheet/name-sheet.ts';
import { placedClaimIds, STANDFIRST_ROOT } from '#lib/factsheet/sheet-body.ts';
import type { ApprovedClaim } from '#lib/factsheet/sheet-claim.ts';
import type { SheetPage } from '#lib/factsheet/sheet-page.ts';
import { suggestOrder, suggestPlaces } from '#lib/factsheet/suggest-order.ts';
import { BodyEditor } from './body-editor.tsx';
import { CheckList } from './check-list.tsx';
import { SheetClaims } from './claim-block.tsx';
import { ClaimShelf } from './claim-shelf.tsx';
import { NamesEditors } from './names-editors.tsx';
import { OrderSuggestions } from './order-suggestions.tsx';
import { moveClaimBefore, placeClaim, placeClaimAfter } from './place-claim.ts';
import { PlainEditor } from './plain-editor.tsx';
import { PublishButton } from './publish-button.tsx';
import { RetractButton } from './retract-button.tsx';
import { type OpenedDraft, useDraft } from './use-draft.ts';

type SheetDraftProps = {
  sheet: SheetPage;
  draft: OpenedDraft;
  status: DraftStatus;
  canWrite: boolean;
  canPublish: boolean;
};

/** The draft's editors, and beside them the approved claims, the list before publishing, and "Publish". */
export function SheetDraft({ sheet, draft, status, canWrite, canPublish }: SheetDraftProps) {
  const [editor, setEditor] = useState<Editor | null>(null);
  const { draft: words, error } = useDraft(draft);
  const byId = useMemo(() => new Map(sheet.claims.map((claim) => [claim.id, claim])), [sheet.claims]);
  const approved = sheet.claims.filter((claim) => claim.state === 'approved');
  const placed = new Set(placedClaimIds(words));
  const cited = approved.filter(({ id }) => placed.has(id)).map(({ published }) => published);
  const place =
    editor && canWrite
      ? (claim: ApprovedClaim, after?: ApprovedClaim) =>
          after ? placeClaimAfter(editor, claim.id, after.id) : placeClaim(editor, claim.id)
      : null;
  const move =
    editor && canWrite
      ? (claim: ApprovedClaim, before: ApprovedClaim) => moveClaimBefore(editor, claim.id, before.id)
      : null;
  const [latest] = sheet.versions;
  usePlaceKey(() => {
    const next = approved.find((claim) => !placed.has(claim.id));
    if (next) place?.(next);
  });

  return (
    <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid gap-5">
        {error && <Notice tone="error">{error}</Notice>}
        <NamesEditors draft={draft} known={sheet.known} canWrite={canWrite} />
        <PlainEditor
          {...{ draft, canWrite }}
          root={STANDFIRST_ROOT}
          label="Standfirst"
          placeholder="Say in one or two sentences what is known."
          className="px-4 py-3 font-serif text-lg leading-relaxed"
        />
        <div>
          <h2 className="mb-2 font-semibold">Sections</h2>
          <SheetClaims value={byId}>
            <BodyEditor draft={draft} canWrite={canWrite} onReady={setEditor} />
          </SheetClaims>
        </div>
      </div>
      <div className="grid gap-8 lg:sticky lg:top-14 lg:max-h-[calc(100dvh-3.5rem)] lg:overflow-y-auto lg:py-4">
        <section aria-labelledby="before-publishing">
          <h2 id="before-publishing" className="mb-3 font-semibold">
            Before publishing
          </h2>
          <p className="mb-3 text-sm">
            <a
              href={`/stories/${sheet.story.id}/factsheet/preview`}
              target="_blank"
              rel="noreferrer"
              className="text-accent underline underline-offset-2"
            >
              Preview the page
            </a>{' '}
            <span className="text-muted">(opens beside this one)</span>
          </p>
          <CheckList
            checks={[
              ...checkSheet({
                names: nameSheet(words, sheet.known),
                isSlugTaken: false,
                draft: words,
                claims: sheet.claims,
              }),
              checkSources(cited),
            ]}
          />
          <div className="mt-4">
            {canPublish ? (
              <PublishButton storyId={sheet.story.id} blocker={error ?? findBlocker(status)} />
            ) : (
              <p className="text-muted text-sm">You read along; admins, editors and reviewers publish.</p>
            )}
          </div>
        </section>
        <OrderSuggestions suggestions={suggestOrder(words, approved)} onMove={move} />
        <ClaimShelf
          claims={approved}
          placed={placed}
          suggestions={suggestPlaces(words, approved)}
          onPlace={place}
          storyId={sheet.story.id}
        />
        {latest && canPublish && (
          <RetractButton storyId={sheet.story.id} number={latest.number} retracted={sheet.retracted} />
        )}
      </div>
    </div>
  );
}

function findBlocker({ state }: DraftStatus): string | null {
  if (state === 'saved') return null;
  return state === 'saving' ? 'Saving the last changes first.' : 'The draft has to be saved before it is published.';
}

/** Ctrl or Cmd, Alt and P, also while writing. */
function usePlaceKey(run: () => void): void {
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.code !== 'KeyP' || !event.altKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      run();
    }
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}
