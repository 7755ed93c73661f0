import { expect, test } from 'vitest';
import { appendServerEdit } from '#lib/collab/server/append-server-edit.server.ts';
import { db } from '#lib/db.server.ts';
import { sheetDocId } from '#lib/draft-log/doc-id.ts';
import { retractFactSheet } from '#lib/factsheet/retract-factsheet.server.ts';
import { BODY_ROOT, STANDFIRST_ROOT, writeDraft } from '#lib/factsheet/sheet-body.ts';
import { asOwner } from '#seeds/as-owner.server.ts';
import { type BuiltSheet, buildApprovedClaim, buildReadySheet, publishNow } from '#seeds/sheet-factories.server.ts';
import { getPublishedVersions } from './get-published-factsheet.server.ts';
import { listCorrectingVersions, listLatestVersions, listNewestVersions } from './list-version-summaries.server.ts';
import { summariseVersions } from './version-summary.ts';

async function place(sheet: BuiltSheet, claimIds: string[]): Promise<void> {
  await appendServerEdit(sheetDocId(sheet.story.id), sheet.actor.memberId, (ydoc) => {
    for (const fragment of [ydoc.getXmlFragment(BODY_ROOT), ydoc.getXmlFragment(STANDFIRST_ROOT)]) {
      fragment.delete(0, fragment.length);
    }
    const body = claimIds.map((claimId) => ({ type: 'claim' as const, claimId }));
    writeDraft(ydoc, { standfirst: ['It was closed.', 'Nobody says why.'], body });
  });
}

/** Three versions: the second drops a claim, the third retracts. */
async function buildRetracted(): Promise<BuiltSheet> {
  const sheet = await buildReadySheet();
  const { story, claim, actor } = sheet;
  const dropped = await buildApprovedClaim({ story });
  await place(sheet, [dropped.id, claim.id]);
  await publishNow(sheet);
  await place(sheet, [claim.id]);
  await db().claim.update({ where: { id: dropped.id }, data: { state: 'changes_requested' } });
  await publishNow(sheet);
  await retractFactSheet(actor, { storyId: story.id, number: 2, reason: 'The log was forged.' });
  return sheet;
}

test('[F34] what lists, feeds and the sitemap read is what the snapshots say', async () => {
  const { slug } = await buildRetracted();
  const summaries = summariseVersions(await getPublishedVersions(slug));
  const [third, second] = summaries;
  const ofSheet = (all: typeof summaries) => all.filter((version) => version.slug === slug);
  expect(ofSheet(await listNewestVersions())).toEqual([third]);
  expect(ofSheet(await listLatestVersions())).toEqual(summaries);
  expect(ofSheet(await listCorrectingVersions())).toEqual([third, second]);
  expect(third?.retraction).toBe('The log was forged.');
  expect(second?.changes.find(({ what }) => what === 'removed')?.wording).toMatch('The harbour was closed');
});

test('[P13] a search finds headings, outlets and titles of articles too', async () => {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  const [{ words } = { words: '' }] = (await listNewestVersions()).filter(({ slug }) => slug === sheet.slug);
  const [version] = await getPublishedVersions(sheet.slug);
  const [passage] = version.snapshot.claims.flatMap(({ evidence }) => evidence);
  for (const said of ['The closure', passage?.outlet, passage?.title]) expect(words).toContain(said);
});

test('[P13] a list has each sheet once, the newest published first', async () => {
  const { slug } = await buildRetracted();
  const other = await buildReadySheet();
  await publishNow(other);
  const slugs = (await listNewestVersions()).map((version) => version.slug);
  expect(new Set(slugs).size).toBe(slugs.length);
  expect(slugs.filter((one) => one === slug || one === other.slug)).toEqual([other.slug, slug]);
});

test('[F17] the database refuses to change what is said of a version', async () => {
  const { slug } = await buildRetracted();
  const change = asOwner((tx) => tx.versionSummary.updateMany({ where: { slug }, data: { title: 'Another' } }));
  await expect(change).rejects.toThrow('version_summary is append-only');
  await expect(asOwner((tx) => tx.versionSummary.deleteMany({ where: { slug } }))).rejects.toThrow('append-only');
});
