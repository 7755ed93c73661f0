import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { findActor } from '#lib/auth/find-actor.server.ts';
import { signInWithPassword } from '#lib/auth/sign-in.server.ts';
import { db } from '#lib/db.server.ts';
import { buildMember, buildNewsroom, buildSession } from '#seeds/factories.server.ts';
import { addMember } from './add-member.server.ts';
import { foundNewsroom } from './found-newsroom.server.ts';
import { removeMember } from './remove-member.server.ts';

function makeEmail(): string {
  return `${randomUUID()}@example.test`;
}

/** The member whom this sign-in stands for; null when it opens nothing. */
async function enter({ email, password }: { email: string; password: string }) {
  const session = await signInWithPassword(email, password, `test-${randomUUID()}`);
  return session && findActor(session);
}

async function listActions(newsroomId: string) {
  const events = await db().auditEvent.findMany({ where: { newsroomId }, orderBy: { seq: 'asc' } });
  return events.map(({ type, actor }) => `${actor} ${type}`);
}

test('[M16] a newsroom begins with an admin who can sign in, audited, and the password is kept nowhere', async () => {
  const slug = `desk-${randomUUID()}`;
  const email = makeEmail();
  const signIn = await foundNewsroom({
    name: 'The Desk',
    slug,
    admin: { email: ` ${email.toUpperCase()} `, name: 'Ada' },
  });
  expect(signIn.email).toBe(email);
  expect(signIn.password).toMatch(/^[\w-]{16}$/);
  const actor = await enter(signIn);
  expect(actor).toMatchObject({ role: 'admin', name: 'Ada' });
  const actions = ['system newsroom.created', 'system member.added', `${actor!.memberId} sign_in.succeeded`];
  await expect.poll(() => listActions(actor!.newsroomId)).toEqual(actions);
  const user = await db().user.findUniqueOrThrow({ where: { email } });
  expect(user.passwordHash).not.toContain(signIn.password);
});

test('[M16] members are added to a newsroom by its slug, each with a password and a colour of their own', async () => {
  const { id: newsroomId, slug } = await buildNewsroom();
  const signIns = [];
  for (const role of ['editor', 'reviewer', 'observer'])
    signIns.push(await addMember({ newsroom: slug, email: makeEmail(), role }));
  const actors = await Promise.all(signIns.map(enter));
  expect(actors.map((actor) => [actor?.newsroomId, actor?.role, actor?.colour])).toEqual([
    [newsroomId, 'editor', 0],
    [newsroomId, 'reviewer', 1],
    [newsroomId, 'observer', 2],
  ]);
  expect(new Set(signIns.map(({ password }) => password)).size).toBe(3);
  expect(actors[0]?.name).toBe(signIns[0]?.email.split('@')[0]);
});

test('[M16] an e-mail that is a member’s already is refused, here and elsewhere, and changes nothing', async () => {
  const member = await buildMember();
  const { slug } = await buildNewsroom();
  const before = await db().user.findUniqueOrThrow({ where: { id: member.userId } });
  await expect(addMember({ newsroom: slug, email: member.email, role: 'admin' })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  const fresh = `desk-${randomUUID()}`;
  const founding = foundNewsroom({ name: 'Another', slug: fresh, admin: { email: member.email } });
  await expect(founding).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await db().newsroom.count({ where: { slug: fresh } })).toBe(0);
  expect(await db().user.findUniqueOrThrow({ where: { id: member.userId } })).toEqual(before);
});

test('[M16] a removed member who is added again comes back with the new role, and no old session or password does', async () => {
  const { slug, id: newsroomId } = await buildNewsroom();
  const admin = await buildMember({ newsroomId, role: 'admin' });
  const first = await addMember({ newsroom: slug, email: makeEmail(), role: 'reviewer', name: 'Bo' });
  const member = (await enter(first))!;
  const session = buildSession(member);
  await removeMember(admin, { memberId: member.memberId });
  expect(await enter(first)).toBeNull();
  const second = await addMember({ newsroom: slug, email: first.email, role: 'observer' });
  expect(await enter(second)).toMatchObject({ memberId: member.memberId, role: 'observer', name: 'Bo' });
  expect(await enter(first)).toBeNull();
  expect(await findActor(session)).toBeNull();
});

test.each([
  ['a slug that is taken', {}, 'CONFLICT'],
  ['a slug with spaces', { slug: 'The Desk' }, 'INVALID'],
  ['a name without a letter that makes a slug', { slug: '' }, 'INVALID'],
  ['no name', { name: ' ', slug: 'desk-of-nobody' }, 'INVALID'],
  ['no e-mail', { admin: { email: 'ada' }, slug: 'desk-of-nobody' }, 'INVALID'],
])('[M16] %s is refused with a sentence', async (_, wrong, code) => {
  const { slug } = await buildNewsroom();
  const founding = foundNewsroom({ name: 'The Desk', slug, admin: { email: makeEmail() }, ...wrong });
  await expect(founding).rejects.toMatchObject({ code, message: expect.stringMatching(/^[A-Z].*\.$/) });
});

test('[M16] an unknown newsroom or role is refused with a sentence', async () => {
  const { slug } = await buildNewsroom();
  const email = makeEmail();
  await expect(addMember({ newsroom: 'nowhere', email, role: 'editor' })).rejects.toThrow(/no newsroom "nowhere"/);
  await expect(addMember({ newsroom: slug, email, role: 'owner' })).rejects.toThrow(/one of admin, editor/);
  expect(await db().user.count({ where: { email } })).toBe(0);
});
