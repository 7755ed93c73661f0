import { expect, test } from 'vitest';
import { db } from '#lib/db.server.ts';
import { DEFAULT_RULE, type RuleSettings } from '#lib/gate/rule.ts';
import { openRound } from '#lib/voting/open-round.server.ts';
import { buildClaim, buildEvidence, buildMember } from '#seeds/factories.server.ts';
import { getNewsroom } from './get-newsroom.server.ts';
import { setRule } from './set-rule.server.ts';

const { version: _, ...DEFAULTS } = DEFAULT_RULE;
const STRICT: RuleSettings = {
  quorumCount: 4,
  agreementThreshold: 0.9,
  minEvidenceCount: 2,
  minOriginCount: 2,
  confirmedOriginCount: 3,
  confirmedGrade: null,
  secondRoundHours: 48,
  objectionBlocks: false,
  closers: 'voters',
  reviewerCount: 2,
};

const thrown = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

test('[M8] an admin sets the rule; the change is audited with the rule before and after, once', async () => {
  const admin = await buildMember({ role: 'admin' });
  await setRule(admin, STRICT);
  await setRule(admin, STRICT);
  expect(await getNewsroom(admin)).toMatchObject(STRICT);
  const events = await db().auditEvent.findMany({ where: { newsroomId: admin.newsroomId } });
  expect(events).toMatchObject([
    { type: 'rule.changed', actor: admin.memberId, payload: { from: DEFAULTS, to: STRICT } },
  ]);
});

test('[V20] a changed rule holds for rounds opened after it', async () => {
  const admin = await buildMember({ role: 'admin' });
  const [before, after] = [await buildClaim({ actor: admin }), await buildClaim({ actor: admin })];
  for (const claim of [before, after]) await buildEvidence({ claim });
  await openRound(admin, { claimId: before.id });
  await setRule(admin, STRICT);
  await openRound(admin, { claimId: after.id });
  const rounds = await db().round.findMany({ where: { newsroomId: admin.newsroomId }, orderBy: { openedAt: 'asc' } });
  expect(rounds.map(({ rule }) => rule)).toEqual([DEFAULT_RULE, { version: '2', ...STRICT }]);
});

test.each(['editor', 'reviewer', 'observer'] as const)('[M8] %s does not set the rule', async (role) => {
  const actor = await buildMember({ role });
  expect(await thrown(setRule(actor, STRICT))).toMatchObject({ code: 'FORBIDDEN' });
});

test.each([
  { quorumCount: 0 },
  { quorumCount: 51 },
  { quorumCount: 2.5 },
  { agreementThreshold: 1.01 },
  { agreementThreshold: -0.1 },
  { minEvidenceCount: -1 },
  { minOriginCount: -1 },
  { confirmedOriginCount: -1 },
  { secondRoundHours: 0 },
  { reviewerCount: 3 },
  { reviewerCount: 0 },
])('[M8] %o is refused and changes nothing', async (change) => {
  const admin = await buildMember({ role: 'admin' });
  expect(await thrown(setRule(admin, { ...STRICT, ...change }))).toMatchObject({ code: 'INVALID' });
  expect(await getNewsroom(admin)).toMatchObject(DEFAULTS);
});
