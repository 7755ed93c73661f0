import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { findActor } from '#lib/auth/find-actor.server.ts';
import { signInWithPassword } from '#lib/auth/sign-in.server.ts';
import { db } from '#lib/db.server.ts';
import { run as addMember } from './member.ts';
import { run as foundNewsroom } from './newsroom.ts';
import { run as replacePassword } from './password.ts';

async function running(command: typeof addMember, ...args: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const code = await command(args, (line) => lines.push(line));
  return { code, text: lines.join('\n') };
}

function readSignIn(text: string): [email: string, password: string] {
  const [, email = '', password = ''] = /e-mail +(\S+)\n +password +(\S+)/.exec(text) ?? [];
  return [email, password];
}

test('[M16] the commands make a newsroom and its members, and print sign-ins that work', async () => {
  const name = `The Desk ${randomUUID()}`;
  const slug = name.toLowerCase().replaceAll(' ', '-');
  const made = await running(foundNewsroom, name, `${randomUUID()}@example.test`, '--name', 'Ada Example');
  expect([made.code, made.text]).toEqual([0, expect.stringContaining(`"${slug}" is made`)]);
  const args = [`${randomUUID()}@example.test`, '--newsroom', slug, '--role', 'editor'];
  const added = await running(addMember, ...args);
  expect(added.code).toBe(0);
  for (const { text } of [made, added])
    expect(await signInWithPassword(...readSignIn(text), randomUUID())).not.toBeNull();
  expect(await running(addMember, ...args)).toMatchObject({ code: 1, text: expect.stringMatching(/^✗ .* already/) });
});

test('[M16] a lost password is replaced: the old one and its sessions are over, the new one opens, and it is audited', async () => {
  const old = await running(foundNewsroom, `Desk ${randomUUID()}`, `${randomUUID()}@example.test`);
  const [email, oldPassword] = readSignIn(old.text);
  const session = (await signInWithPassword(email, oldPassword, randomUUID()))!;
  const { newsroomId } = (await findActor(session))!;
  const replaced = await running(replacePassword, email.toUpperCase());
  expect(replaced.code).toBe(0);
  expect(await findActor(session)).toBeNull();
  expect(await signInWithPassword(email, oldPassword, randomUUID())).toBeNull();
  expect(await signInWithPassword(...readSignIn(replaced.text), randomUUID())).not.toBeNull();
  const events = await db().auditEvent.findMany({ where: { newsroomId, type: 'member.password_replaced' } });
  expect(events.map(({ actor }) => actor)).toEqual(['system']);
  const nobody = await running(replacePassword, `${randomUUID()}@example.test`);
  expect([nobody.code, nobody.text]).toEqual([1, expect.stringMatching(/^✗ No one signs in as /)]);
});

test.each([
  [foundNewsroom, ['A name alone']],
  [foundNewsroom, ['A name', 'ada@example.test', '--sulg', 'x']],
  [foundNewsroom, ['Ein Name', 'ada@example.test', 'more']],
  [addMember, ['ada@example.test', '--newsroom', 'desk']],
  [addMember, ['--newsroom', 'desk', '--role', 'editor']],
  [replacePassword, []],
])('[M16] arguments that cannot be read are answered with how to write them', async (command, args) => {
  expect(await running(command, ...args)).toMatchObject({
    code: 1,
    text: expect.stringMatching(/^✗ .*npm run (newsroom|member|password) -- /),
  });
});
