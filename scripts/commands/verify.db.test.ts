import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportAuditLog } from '#lib/audit-log/export-audit-log.server.ts';
import { appendServerEdit } from '#lib/collab/server/append-server-edit.server.ts';
import { canonicalJson } from '#lib/crypto/canonical-json.ts';
import { db } from '#lib/db.server.ts';
import { sheetDocId } from '#lib/draft-log/doc-id.ts';
import { writeDraft } from '#lib/factsheet/sheet-body.ts';
import { listPublicKeys } from '#lib/keys/list-public-keys.server.ts';
import { listSigningKeys } from '#lib/keys/list-signing-keys.server.ts';
import { replaceKey } from '#lib/keys/replace-key.server.ts';
import { getSignedVersion } from '#lib/version/get-published-factsheet.server.ts';
import { buildMember } from '#seeds/factories.server.ts';
import { type BuiltSheet, buildReadySheet, publishNow } from '#seeds/sheet-factories.server.ts';
import { run } from './verify.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-verify-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function verify(...args: string[]): Promise<{ code: number; lines: string }> {
  const lines: string[] = [];
  const code = await run(args, (line) => lines.push(line));
  return { code, lines: lines.join('\n') };
}

/** The version's file and the keys' file, as a reader would keep them. */
async function keep(sheet: BuiltSheet, number: number): Promise<{ file: string; keys: string }> {
  const file = join(folder, `${sheet.slug}-${number}.json`);
  await writeFile(file, (await getSignedVersion(sheet.slug, number)).bytes);
  const keys = join(folder, `${sheet.slug}-keys.json`);
  await writeFile(keys, JSON.stringify({ keys: await listPublicKeys() }));
  return { file, keys };
}

test('[F11] a published version kept as a file verifies without any network', async () => {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  const { file, keys } = await keep(sheet, 1);
  const { code, lines } = await verify(file, '--keys', keys);
  expect(lines).toMatch(/✓ hash.*✓ signature.*✓ valid/s);
  expect(code).toBe(0);
});

test('[F11] a tampered byte fails with exit code 1', async () => {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  const { file, keys } = await keep(sheet, 1);
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('closed for a day', 'closed for a bay'));
  const { code, lines } = await verify(file, '--keys', keys);
  expect(lines).toMatch(/✗ hash.*✗ signature.*✗ NOT valid/s);
  expect(code).toBe(1);
  await writeFile(file, `${text} `);
  expect((await verify(file, '--keys', keys)).code).toBe(1);
});

test('[F12] the chain is checked through the files at hand, and a swapped one is found', async () => {
  const [sheet, other] = [await buildReadySheet(), await buildReadySheet()];
  await publishNow(sheet);
  await appendServerEdit(sheetDocId(sheet.story.id), sheet.actor.memberId, (ydoc) =>
    writeDraft(ydoc, { standfirst: ['More.'], body: [] }),
  );
  await publishNow(sheet);
  await publishNow(other);
  const [first, second, foreign] = [await keep(sheet, 1), await keep(sheet, 2), await keep(other, 1)];
  const whole = await verify(second.file, first.file, '--keys', foreign.keys);
  expect(whole.lines).toContain('✓ chain: version 2 follows version 1');
  expect(whole.code).toBe(0);
  const alone = await verify(foreign.file, second.file, '--keys', foreign.keys);
  expect(alone.lines).toContain('– chain: version 1 is not at hand');
});

test('[F11] a missing file and a missing name each get one clear line', async () => {
  expect(await verify(join(folder, 'none.json'))).toMatchObject({ code: 1, lines: expect.stringContaining('ENOENT') });
  expect(await verify()).toMatchObject({ code: 1, lines: expect.stringContaining('npm run verify') });
});

test('[U3] the audit chain of a newsroom is checked in the database', async () => {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  const { slug } = await db().newsroom.findUniqueOrThrow({ where: { id: sheet.story.newsroomId } });
  const { checkAuditChain } = await import('#lib/audit-log/check-audit-chain.server.ts');
  expect(await checkAuditChain(slug)).toMatchObject({ eventCount: 2, brokenAt: null });
  await expect(checkAuditChain('no-such-newsroom')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('[U3] a file and the audit chain are both checked when both are named', async () => {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  const { slug } = await db().newsroom.findUniqueOrThrow({ where: { id: sheet.story.newsroomId } });
  const { file, keys } = await keep(sheet, 1);
  const both = await verify(file, '--keys', keys, '--audit', slug);
  expect(both.lines).toMatch(/✓ valid.*✓ audit: 2 events of/s);
  expect(both.code).toBe(0);
  await writeFile(file, 'damaged');
  const damaged = await verify(file, '--keys', keys, '--audit', slug);
  expect(damaged.lines).toMatch(/✗ this is neither.*✓ audit: 2 events of/s);
  expect(damaged.code).toBe(1);
});

/** The audit log's file as an admin gets it. */
async function keepLog(sheet: BuiltSheet): Promise<string> {
  const admin = await buildMember({ newsroomId: sheet.story.newsroomId, role: 'admin' });
  const { bytes, fileName } = await exportAuditLog(admin, null);
  const file = join(folder, fileName);
  await writeFile(file, bytes);
  return file;
}

test('[F24] an exported audit log verifies without database or network; any changed byte is found', async () => {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  const { keys } = await keep(sheet, 1);
  const file = await keepLog(sheet);
  const whole = await verify(file, '--keys', keys);
  expect(whole.lines).toMatch(/✓ audit: 2 events hang together.*✓ signature.*✓ valid/s);
  expect(whole.code).toBe(0);
  const text = await readFile(file, 'utf8');
  for (let at = 0; at < text.length; at += 7) {
    await writeFile(file, `${text.slice(0, at)}${text[at] === '1' ? '2' : '1'}${text.slice(at + 1)}`);
    expect({ at, code: (await verify(file, '--keys', keys)).code }).toEqual({ at, code: 1 });
  }
  const log = JSON.parse(text);
  const cut = { ...log, events: log.events.slice(0, -1) };
  await writeFile(file, canonicalJson({ ...cut, eventCount: 1, head: cut.events[0].hash }));
  expect((await verify(file, '--keys', keys)).lines).toMatch(/✓ audit: 1 event.*✗ signature.*✗ NOT valid/s);
});

test('[F25] a version and the log of its newsroom are checked against each other', async () => {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  const { file, keys } = await keep(sheet, 1);
  const { lines, code } = await verify(file, await keepLog(sheet), '--keys', keys);
  expect(lines).toContain('✓ log: the audit log tells of version 1 with this hash');
  expect(code).toBe(0);
});

test('[F24] a replaced key leaves old versions valid and signs the log', async () => {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  const admin = await buildMember({ newsroomId: sheet.story.newsroomId, role: 'admin' });
  const [key] = await listSigningKeys(admin);
  await replaceKey(admin, { kid: key?.kid ?? null });
  const { file, keys } = await keep(sheet, 1);
  expect((await verify(file, await keepLog(sheet), '--keys', keys)).code).toBe(0);
});
