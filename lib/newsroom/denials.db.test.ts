import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import { isAppError } from '#lib/errors.ts';
import { ELSEWHERE, LISTS, OWN_WRITES, READS, WRITES } from '#seeds/denials/calls.server.ts';
import { buildTarget, type Target } from '#seeds/denials/target.server.ts';
import { buildMember } from '#seeds/factories.server.ts';

/*
 * Every command and read is called here as a member of another newsroom, and every command as an observer. A new one that is
 * missing from the tables of `seeds/denials` fails the first test.
 */

let target: Target;
let stranger: Actor;
beforeAll(async () => {
  target = await buildTarget();
  stranger = await buildMember({ role: 'admin' });
});

test('[M1] every function that acts for a member is called below', async () => {
  const known = Object.keys({ ...WRITES, ...OWN_WRITES, ...READS, ...LISTS, ...ELSEWHERE });
  expect(known.sort()).toEqual((await findCommands()).sort());
});

describe('another newsroom', () => {
  test.each(Object.keys({ ...WRITES, ...READS }))(
    '[M1] %s: not there for its admin, and nothing changes',
    async (name) => {
      const before = await captureState(target.newsroomId);
      expect(await tell({ ...WRITES, ...READS }[name]?.(stranger, target))).toBe('NOT_FOUND');
      expect(await captureState(target.newsroomId)).toEqual(before);
    },
  );

  test.each(Object.keys(LISTS))('[M1] %s tells its admin nothing that it tells a member', async (name) => {
    const ask = async (actor: Actor) => JSON.stringify(await LISTS[name]?.(actor, target).catch(forgive)) ?? '';
    const [own, foreign] = [await ask(target.admin), await ask(stranger)];
    expect(own).not.toBe(foreign);
    for (const secret of listSecrets(target)) {
      // An id of the question that comes back as the key of an empty answer reveals nothing.
      const isAsked = name === 'getEvidenceContext' && secret === target.evidenceId;
      if (!isAsked) expect(foreign).not.toContain(secret);
    }
  });

  // With ids that name nothing every refusal would be NOT_FOUND, and the tests above could not fail.
  test.each(Object.keys(WRITES))('[M1] %s finds its subject for a member of the newsroom', async (name) => {
    const own = await buildTarget();
    expect(await tell(WRITES[name]?.(own.admin, own))).not.toBe('NOT_FOUND');
  });

  test.each(Object.keys(READS))('[M1] %s answers a member of the newsroom', async (name) => {
    expect(await tell(READS[name]?.(target.admin, target))).toBe('done');
  });
});

test.each(Object.keys({ ...WRITES, ...OWN_WRITES }))('[M11] an observer may not %s', async (name) => {
  const before = await captureState(target.newsroomId);
  expect(await tell({ ...WRITES, ...OWN_WRITES }[name]?.(target.observer, target))).toBe('FORBIDDEN');
  expect(await captureState(target.newsroomId)).toEqual(before);
});

/** Commands that every member may run. */
const OWN = {
  recordVisit: ELSEWHERE.recordVisit,
  seeMentions: ELSEWHERE.seeMentions,
  signOutEverywhere: ELSEWHERE.signOutEverywhere,
};
const COMMANDS = { ...WRITES, ...OWN_WRITES, ...OWN };

describe('what changed between the page and the commit', () => {
  let admin: Actor;
  beforeEach(async () => {
    admin = await buildMember({ newsroomId: target.newsroomId, role: 'admin' });
  });

  async function expectRefusal(name: string, actor: Actor, code: string) {
    const before = await captureState(target.newsroomId);
    expect(await tell(COMMANDS[name as keyof typeof COMMANDS]?.(actor, target))).toBe(code);
    expect(await captureState(target.newsroomId)).toEqual(before);
  }

  test('[M18] the table holds every command', async () => {
    expect(
      Object.keys(COMMANDS)
        .filter((name) => name !== 'prepareFactSheet')
        .sort(),
    ).toEqual((await findNames(/^export const (\w+) = command\(/gm)).sort());
  });

  // A read commits nothing.
  test.each(Object.keys(COMMANDS).filter((name) => name !== 'prepareFactSheet'))(
    '[M18] %s: refused to a member who was removed',
    async (name) => {
      await db().member.update({ where: { id: admin.memberId }, data: { removedAt: new Date() } });
      await expectRefusal(name, admin, 'UNAUTHENTICATED');
    },
  );

  test.each(Object.keys(COMMANDS).filter((name) => name !== 'prepareFactSheet' && !(name in OWN)))(
    '[M18] %s: refused to a member who became an observer',
    async (name) => {
      await db().member.update({ where: { id: admin.memberId }, data: { role: 'observer' } });
      await expectRefusal(name, admin, 'FORBIDDEN');
    },
  );

  test.each(Object.keys(COMMANDS).filter((name) => name !== 'prepareFactSheet'))(
    '[M18] %s: refused to a session that has ended',
    async (name) => {
      await expectRefusal(name, { ...admin, session: { id: randomUUID(), version: 0 } }, 'UNAUTHENTICATED');
    },
  );
});

/** The names of lib's functions whose first argument is the actor. */
function findCommands(): Promise<string[]> {
  return findNames(
    /^export (?:async )?function (\w+)\(\s*(?:\w+|\{[^}]*\}): Actor\b|^export const (\w+) = (?:command|query)\(/gm,
    ['refreshPage'],
  );
}

/** The names that the expression finds in lib's server files. */
async function findNames(expression: RegExp, except: string[] = []): Promise<string[]> {
  const names: string[] = [];
  for await (const path of glob('lib/**/*.server.ts')) {
    const source = readFileSync(path, 'utf8');
    for (const [, first, second] of source.matchAll(expression)) names.push(first ?? second ?? '');
  }
  return names.filter((name) => !except.includes(name));
}

/** What would differ if anything of the newsroom had been changed: every command that changes something audits it. A refusal is audited too. */
async function captureState(newsroomId: string) {
  const [eventCount, members, claims, newsroom] = await Promise.all([
    db().auditEvent.count({ where: { newsroomId, type: { not: 'command.refused' } } }),
    db().member.findMany({ where: { newsroomId }, orderBy: { id: 'asc' } }),
    db().claim.findMany({ where: { newsroomId }, orderBy: { id: 'asc' } }),
    db().newsroom.findUnique({ where: { id: newsroomId } }),
  ]);
  return { eventCount, members, claims, newsroom };
}

function tell(work: Promise<unknown> | undefined): Promise<unknown> {
  return Promise.resolve(work).then(
    () => 'done',
    (error: unknown) => (isAppError(error) ? error.code : error),
  );
}

/** What a stranger must not learn of the target. */
function listSecrets({ claim, sheet, admin, selector, ...ids }: Target): string[] {
  const { newsroomId, storyId, articleId, revisionId, evidenceId, commentId, replyId } = ids;
  const words = [admin.memberId, admin.email, claim.text, sheet.claim.text, selector.exact];
  return [newsroomId, storyId, articleId, revisionId, evidenceId, commentId, replyId, ...words];
}

function forgive(error: unknown): null {
  if (isAppError(error) && error.code === 'NOT_FOUND') return null;
  throw error;
}
