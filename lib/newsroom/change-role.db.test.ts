import { expect, test } from 'vitest';
import { db } from '#lib/db.server.ts';
import { buildMember, buildNewsroom } from '#seeds/factories.server.ts';
import { changeRole } from './change-role.server.ts';
import { listMembers } from './list-members.server.ts';

test('[M5] an admin changes a role; the change is audited and outdates open sockets', async () => {
  const admin = await buildMember({ role: 'admin' });
  const editor = await buildMember({ newsroomId: admin.newsroomId });
  await changeRole(admin, { memberId: editor.memberId, role: 'reviewer' });
  const row = await db().member.findUniqueOrThrow({ where: { id: editor.memberId } });
  expect(row).toMatchObject({ role: 'reviewer', accessVersion: 2 });
  const events = await db().auditEvent.findMany({ where: { newsroomId: admin.newsroomId } });
  expect(events.map(({ type, actor }) => ({ type, actor }))).toEqual([
    { type: 'member.role_changed', actor: admin.memberId },
  ]);
});

test.each(['editor', 'reviewer', 'observer'] as const)('[M5] %s may not change roles', async (role) => {
  const actor = await buildMember({ role });
  const error = await changeRole(actor, { memberId: actor.memberId, role: 'admin' }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'FORBIDDEN' });
});

test('[M5] two admins who step down at once leave one of them admin', async () => {
  const first = await buildMember({ role: 'admin' });
  const second = await buildMember({ role: 'admin', newsroomId: first.newsroomId });
  const outcomes = await Promise.allSettled([
    changeRole(first, { memberId: first.memberId, role: 'editor' }),
    changeRole(second, { memberId: second.memberId, role: 'editor' }),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const admins = (await listMembers(first)).filter(({ role }) => role === 'admin');
  expect(admins).toHaveLength(1);
});

test('[M1] a member of another newsroom is not there', async () => {
  const admin = await buildMember({ role: 'admin' });
  const stranger = await buildMember({ newsroomId: (await buildNewsroom()).id });
  const error = await changeRole(admin, { memberId: stranger.memberId, role: 'observer' }).catch((e: unknown) => e);
  expect(error).toMatchObject({ code: 'NOT_FOUND' });
  expect((await listMembers(admin)).map(({ id }) => id)).toEqual([admin.memberId]);
});
