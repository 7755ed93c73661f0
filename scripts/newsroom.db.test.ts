import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { signInWithPassword } from '#lib/auth/sign-in.server.ts';
import { run as addMember } from './member.ts';
import { run as foundNewsroom } from './newsroom.ts';

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

test.each([
  [foundNewsroom, ['A name alone']],
  [foundNewsroom, ['A name', 'ada@example.test', '--sulg', 'x']],
  [foundNewsroom, ['Ein Name', 'ada@example.test', 'more']],
  [addMember, ['ada@example.test', '--newsroom', 'desk']],
  [addMember, ['--newsroom', 'desk', '--role', 'editor']],
])('[M16] arguments that cannot be read are answered with how to write them', async (command, args) => {
  expect(await running(command, ...args)).toMatchObject({
    code: 1,
    text: expect.stringMatching(/^✗ .*npm run (newsroom|member) -- /),
  });
});
