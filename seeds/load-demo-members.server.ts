import type { Actor } from '#lib/actor/actor.ts';
import { appendAuditEvent } from '#lib/audit/append-audit-event.server.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '#lib/auth/demo-accounts.server.ts';
import { hashPassword } from '#lib/crypto/password.server.ts';
import { db, inTransaction, type Tx } from '#lib/db.server.ts';
import { DEMO_NEWSROOM_NAME, DEMO_SLUG, type DemoMember } from './demo-story.ts';

export type DemoMembers = Record<DemoMember, Actor>;

/** The demo's newsroom with its members, all made at once where there is none. */
export async function loadDemoMembers(): Promise<DemoMembers> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const existing = await db().newsroom.findUnique({ where: { slug: DEMO_SLUG } });
  const newsroomId = existing?.id ?? (await inTransaction((tx) => makeNewsroom(tx, passwordHash)));
  const byEmail = new Map((await listActors(newsroomId)).map((entry) => [entry.email, entry.actor]));
  const get = (name: DemoMember): Actor => {
    const actor = byEmail.get(`${name}@demo.test`);
    if (!actor) throw new Error(`the demo's newsroom has no member ${name}`);
    return actor;
  };
  return {
    admin: get('admin'),
    editor1: get('editor1'),
    editor2: get('editor2'),
    editor3: get('editor3'),
    reviewer: get('reviewer'),
    observer: get('observer'),
  };
}

async function makeNewsroom(tx: Tx, passwordHash: string): Promise<string> {
  const { id: newsroomId } = await tx.newsroom.create({ data: { slug: DEMO_SLUG, name: DEMO_NEWSROOM_NAME } });
  await appendAuditEvent(tx, { newsroomId, actor: 'system', type: 'newsroom.created', payload: { slug: DEMO_SLUG } });
  for (const [colour, { email, name, role }] of DEMO_ACCOUNTS.entries()) {
    const user = await tx.user.create({ data: { email, passwordHash } });
    const member = await tx.member.create({ data: { newsroomId, userId: user.id, name, role, colour } });
    const payload = { memberId: member.id, role };
    await appendAuditEvent(tx, { newsroomId, actor: 'system', type: 'member.added', payload });
  }
  return newsroomId;
}

async function listActors(newsroomId: string): Promise<{ email: string; actor: Actor }[]> {
  const members = await db().member.findMany({ where: { newsroomId }, include: { user: { select: { email: true } } } });
  return members.map(({ id, userId, role, name, colour, user }) => ({
    email: user.email,
    actor: { memberId: id, userId, newsroomId, role, name, colour },
  }));
}
