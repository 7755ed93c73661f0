import { expect, test } from 'vitest';
import { exportAuditLog } from '#lib/audit-log/export-audit-log.server.ts';
import { db } from '#lib/db.server.ts';
import { retractFactSheet } from '#lib/factsheet/retract-factsheet.server.ts';
import { buildMember } from '#seeds/factories.server.ts';
import { type BuiltSheet, buildReadySheet, publishNow } from '#seeds/sheet-factories.server.ts';
import { tamper } from '#seeds/tamper.server.ts';
import { replaceKey } from './replace-key.server.ts';

/** A sheet that is published, in a newsroom with a log of several events. */
async function buildPublished() {
  const sheet = await buildReadySheet();
  const { newsroomId } = sheet.story;
  const admin = await buildMember({ newsroomId, role: 'admin' });
  await replaceKey(admin, { kid: null });
  await publishNow(sheet);
  const { kid } = await db().signingKey.findFirstOrThrow({ where: { newsroomId } });
  const [first] = await db().auditEvent.findMany({ where: { newsroomId }, orderBy: { seq: 'asc' } });
  if (!first) throw new Error('no event');
  return { sheet, newsroomId, admin, kid, first };
}

type Published = Awaited<ReturnType<typeof buildPublished>>;

const retract = ({ actor, story }: BuiltSheet) =>
  retractFactSheet(actor, { storyId: story.id, number: 1, reason: 'Forged.' });

const SIGNATURES: [what: string, sign: (published: Published) => Promise<unknown>][] = [
  ['a version', ({ sheet }) => retract(sheet)],
  ['an export', ({ admin }) => exportAuditLog(admin, null)],
  ['a new key', ({ admin, kid }) => replaceKey(admin, { kid })],
];

test.each(SIGNATURES)('[U12] %s is not signed where an event was changed, however old it is', async (_what, sign) => {
  const published = await buildPublished();
  const { newsroomId, first } = published;
  const change = (actor: string) =>
    tamper((tx) => tx.auditEvent.updateMany({ where: { newsroomId, seq: 1 }, data: { actor } }));
  const count = () => db().auditEvent.count({ where: { newsroomId } });
  const before = await count();
  await change('system');
  const error = await sign(published).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    code: 'CONFLICT',
    message: expect.stringMatching(/breaks at event 1:.*npm run verify/),
  });
  expect(await count()).toBe(before);
  expect(await db().factSheetVersion.count({ where: { newsroomId } })).toBe(1);
  await change(first.actor);
  await expect(sign(published)).resolves.toBeDefined();
});

test('[U12] an event that was taken out or put in keeps a version from being signed', async () => {
  for (const break_ of ['out', 'in'] as const) {
    const { sheet, newsroomId, first } = await buildPublished();
    await tamper((tx) =>
      break_ === 'out'
        ? tx.auditEvent.deleteMany({ where: { newsroomId, seq: 1 } })
        : tx.auditEvent.create({ data: { ...first, seq: 50, payload: {} } }),
    );
    await expect(retract(sheet)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/breaks at event/),
    });
  }
});
