import { expect, test } from 'vitest';
import { findActor } from '#lib/auth/find-actor.server.ts';
import { db } from '#lib/db.server.ts';
import { buildClaim, buildMember, buildSession } from '#seeds/factories.server.ts';
import { listMembers } from './list-members.server.ts';
import { removeMember } from './remove-member.server.ts';

const thrown = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

test('[M9] an admin removes a member: the session is over, what they wrote stays, and it is audited', async () => {
  const admin = await buildMember({ role: 'admin' });
  const editor = await buildMember({ newsroomId: admin.newsroomId });
  const claim = await buildClaim({ actor: editor });
  await removeMember(admin, { memberId: editor.memberId });
  expect(await findActor(buildSession(editor))).toBeNull();
  expect((await listMembers(admin)).map(({ id }) => id)).toEqual([admin.memberId]);
  expect(await db().claim.count({ where: { id: claim.id } })).toBe(1);
  const events = await db().auditEvent.findMany({ where: { newsroomId: admin.newsroomId } });
  expect(events).toMatchObject([
    { type: 'member.removed', actor: admin.memberId, payload: { memberId: editor.memberId } },
  ]);
  expect(await thrown(removeMember(admin, { memberId: editor.memberId }))).toMatchObject({ code: 'NOT_FOUND' });
});

test.each(['editor', 'reviewer', 'observer'] as const)('[M9] %s removes nobody', async (role) => {
  const actor = await buildMember({ role });
  const other = await buildMember({ newsroomId: actor.newsroomId });
  expect(await thrown(removeMember(actor, { memberId: other.memberId }))).toMatchObject({ code: 'FORBIDDEN' });
});

test('[M9] two admins who remove each other at once leave one of them', async () => {
  const first = await buildMember({ role: 'admin' });
  const second = await buildMember({ role: 'admin', newsroomId: first.newsroomId });
  const outcomes = await Promise.all([
    thrown(removeMember(first, { memberId: second.memberId })),
    thrown(removeMember(second, { memberId: first.memberId })),
  ]);
  expect(outcomes.filter((error) => error === null)).toHaveLength(1);
  const [admin] = await listMembers(first);
  const last = admin?.id === first.memberId ? first : second;
  expect(await thrown(removeMember(last, { memberId: last.memberId }))).toMatchObject({ code: 'CONFLICT' });
});

test('[M1] a member of another newsroom is not there', async () => {
  const admin = await buildMember({ role: 'admin' });
  const stranger = await buildMember();
  expect(await thrown(removeMember(admin, { memberId: stranger.memberId }))).toMatchObject({ code: 'NOT_FOUND' });
});
