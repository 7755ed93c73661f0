import { appendServerEdit } from '#lib/collab/server/append-server-edit.server.ts';
import { db } from '#lib/db.server.ts';
import { sheetDocId } from '#lib/draft-log/doc-id.ts';
import { loadDraft } from '#lib/draft-log/load-draft.server.ts';
import { prepareFactSheet } from '#lib/factsheet/prepare-factsheet.server.ts';
import { publishFactSheet } from '#lib/factsheet/publish-factsheet.server.ts';
import { readDraft, writeDraft } from '#lib/factsheet/sheet-body.ts';
import type { DraftBlock } from '#lib/version/block.ts';
import { DEMO_SHEET_BODY, DEMO_SHEET_SLUG, DEMO_SHEET_TITLE, DEMO_STANDFIRST } from './demo-sheet.ts';
import type { DemoBlock } from './demo-story.ts';
import type { DemoStory } from './load-demo-articles.server.ts';
import { findClaimId } from './load-demo-claims.server.ts';
import type { DemoMembers } from './load-demo-members.server.ts';

/** The demo's fact sheet: drafted by an editor where the draft is empty, then published as version 1. */
export async function loadDemoSheet({ editor1, reviewer }: DemoMembers, { id: storyId }: DemoStory): Promise<void> {
  const docId = sheetDocId(storyId);
  if (readDraft(await loadDraft(db(), docId)).body.length === 0) {
    const body: DraftBlock[] = [];
    for (const block of DEMO_SHEET_BODY) body.push(await toDraftBlock(storyId, block));
    await appendServerEdit(docId, editor1.memberId, (ydoc) => {
      const names = { title: DEMO_SHEET_TITLE, address: DEMO_SHEET_SLUG };
      writeDraft(ydoc, { ...names, standfirst: [...DEMO_STANDFIRST], body });
    });
  }
  const { seenSha256 } = await prepareFactSheet(reviewer, { storyId });
  await publishFactSheet(reviewer, { storyId, seenSha256, changes: [] });
}

async function toDraftBlock(storyId: string, block: DemoBlock): Promise<DraftBlock> {
  if (block.type !== 'claim') return block;
  const claimId = await findClaimId(storyId, block.text);
  if (!claimId) throw new Error(`the fact sheet places a claim that the story does not have: "${block.text}"`);
  return { type: 'claim', claimId };
}
