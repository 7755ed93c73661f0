import { hash, randomBytes, randomUUID, scryptSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mintCollabToken } from '#lib/collab/server/token.server.ts';
import { hashPassword } from '#lib/crypto/password.server.ts';
import { db } from '#lib/db.server.ts';
import { isAppError } from '#lib/errors.ts';
import { buildMember, buildSession } from '#seeds/factories.server.ts';
import { findActor } from './find-actor.server.ts';
import { signInWithPassword } from './sign-in.server.ts';
import {
  countFailedTry,
  refuseTooManyTries,
  TRIES_PER_ADDRESS,
  TRIES_PER_EMAIL,
  TRIES_PER_PAIR,
} from './sign-in-tries.server.ts';
import { signOut } from './sign-out.server.ts';

const PASSWORD = 'a long password';

async function buildPerson() {
  return buildMember({ passwordHash: await hashPassword(PASSWORD) });
}

/** An address of this test's own, so that tests do not count each other's tries. */
function makeAddress(): string {
  return `test-${randomUUID()}`;
}

test('[M2] sign-in gives claims that lead to the member with the present role', async () => {
  const member = await buildPerson();
  const session = await signInWithPassword(` ${member.email.toUpperCase()} `, PASSWORD, makeAddress());
  expect(session).toMatchObject({ memberId: member.memberId, sessionVersion: 1 });
  await db().member.update({ where: { id: member.memberId }, data: { role: 'reviewer' } });
  expect(await findActor(session!)).toMatchObject({ memberId: member.memberId, role: 'reviewer' });
});

test('[M4] a wrong password and an unknown e-mail are refused alike', async () => {
  const member = await buildPerson();
  expect(await signInWithPassword(member.email, 'another password', makeAddress())).toBeNull();
  expect(await signInWithPassword(`not-${member.email}`, PASSWORD, makeAddress())).toBeNull();
});

test('[M19] signing in replaces a hash of a lower cost, and only with the right password', async () => {
  const cheap = await hashPassword(PASSWORD, { ln: 4, r: 8, p: 1 });
  const member = await buildMember({ passwordHash: cheap });
  const find = async () => (await db().user.findUniqueOrThrow({ where: { id: member.userId } })).passwordHash;
  expect(await signInWithPassword(member.email, 'another password', makeAddress())).toBeNull();
  expect(await find()).toBe(cheap);
  expect(await signInWithPassword(member.email, PASSWORD, makeAddress())).not.toBeNull();
  const stored = await find();
  expect(stored).toContain('$ln=15,r=8,p=1$');
  expect(await signInWithPassword(member.email, PASSWORD, makeAddress())).not.toBeNull();
  expect(await find()).toBe(stored);
});

test('[M19] the migration turns hashes of the form before into PHC strings that still match', async () => {
  const migration = new URL(
    '../../prisma/migrations/20261127040000_phc_password_hashes/migration.sql',
    import.meta.url,
  );
  // Until both letters that differ between the alphabets are in it.
  let old = '';
  while (!(old.includes('-') && old.includes('_'))) {
    const salt = randomBytes(16);
    const key = scryptSync(PASSWORD, salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 });
    old = `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`;
  }
  const [member, untouched] = [await buildMember({ passwordHash: old }), await buildPerson()];
  const before = await db().user.findUniqueOrThrow({ where: { id: untouched.userId } });
  const sql = readFileSync(migration, 'utf8');
  for (let run = 0; run < 2; run += 1) await db().$executeRawUnsafe(sql);
  expect(await signInWithPassword(member.email, PASSWORD, makeAddress())).not.toBeNull();
  expect(await db().user.findUniqueOrThrow({ where: { id: untouched.userId } })).toEqual(before);
});

test('[M3] removal and sign-out everywhere end the session', async () => {
  const member = await buildMember();
  const session = buildSession(member);
  expect(await findActor(session)).not.toBeNull();
  await db().user.update({ where: { id: member.userId }, data: { sessionVersion: { increment: 1 } } });
  expect(await findActor(session)).toBeNull();
  const fresh = { ...session, sessionVersion: 2 };
  expect(await findActor(fresh)).not.toBeNull();
  await db().member.update({ where: { id: member.memberId }, data: { removedAt: new Date() } });
  expect(await findActor(fresh)).toBeNull();
});

test('[M3] signing out ends this session and its unused tokens, and no other session of the member', async () => {
  const member = await buildMember();
  const [left, stays] = [buildSession(member), buildSession(member)];
  const token = await mintCollabToken(member, 1);
  await signOut(left);
  await signOut(left);
  expect(await findActor(left)).toBeNull();
  expect(await findActor(stays)).toMatchObject({ memberId: member.memberId });
  expect(await db().collabToken.count({ where: { hash: hash('sha256', token) } })).toBe(0);
});

test('[M3] a session is over when its time is, however its cookie was renewed', async () => {
  const session = buildSession(await buildMember(), { expiresAt: new Date(Date.now() - 1).toISOString() });
  expect(await findActor(session)).toBeNull();
});

test('[M10] guesses at one password are refused after the limit, many at once too, and the right one with them', async () => {
  const { email } = await buildPerson();
  const address = makeAddress();
  const guesses = Array.from({ length: TRIES_PER_PAIR + 5 }, () => tell(signInWithPassword(email, 'a guess', address)));
  const answers = await Promise.all(guesses);
  expect(answers.filter((answer) => answer === 'no')).toHaveLength(TRIES_PER_PAIR);
  expect(answers.filter((answer) => answer === 'RATE_LIMITED')).toHaveLength(5);
  expect(await tell(signInWithPassword(email.toUpperCase(), PASSWORD, address))).toBe('RATE_LIMITED');
  expect(await tell(signInWithPassword(email, PASSWORD, makeAddress()))).toBe('yes');
});

test('[M10] people who sign in at once with the right password all get in', async () => {
  const { email } = await buildPerson();
  const address = makeAddress();
  const sessions = Array.from({ length: TRIES_PER_PAIR + 5 }, () => tell(signInWithPassword(email, PASSWORD, address)));
  expect(new Set(await Promise.all(sessions))).toEqual(new Set(['yes']));
});

test('[M10] an unknown e-mail is limited like any other', async () => {
  const [email, address] = [`nobody-${randomUUID()}@example.test`, makeAddress()];
  for (let tries = 0; tries < TRIES_PER_PAIR; tries += 1) await countFailedTry({ email, address });
  expect(await tell(signInWithPassword(email, PASSWORD, address))).toBe('RATE_LIMITED');
});

test('[M10] one address that tries many e-mails, and one e-mail tried from many addresses, are refused', async () => {
  const address = makeAddress();
  for (let tries = 0; tries < TRIES_PER_ADDRESS; tries += 1)
    await countFailedTry({ email: `${tries}@example.test`, address });
  await expect(refuseTooManyTries({ email: 'another@example.test', address })).rejects.toMatchObject({
    code: 'RATE_LIMITED',
  });
  const email = `${randomUUID()}@example.test`;
  for (let tries = 0; tries < TRIES_PER_EMAIL; tries += 1) await countFailedTry({ email, address: makeAddress() });
  await expect(refuseTooManyTries({ email, address: makeAddress() })).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

test('[M10] signing in forgets the tries before it, and tries are forgotten after a while', async () => {
  const { email } = await buildPerson();
  const address = makeAddress();
  for (let round = 0; round < 3; round += 1) {
    for (let tries = 1; tries < TRIES_PER_PAIR; tries += 1) await countFailedTry({ email, address });
    expect(await tell(signInWithPassword(email, PASSWORD, address))).toBe('yes');
  }
  for (let tries = 0; tries < TRIES_PER_PAIR; tries += 1) await countFailedTry({ email, address });
  await expect(refuseTooManyTries({ email, address })).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  const key = hash('sha256', JSON.stringify(['pair', email, address]));
  await db().signInTries.update({ where: { key }, data: { expiresAt: new Date(0) } });
  expect(await tell(signInWithPassword(email, PASSWORD, address))).toBe('yes');
});

function tell(signIn: Promise<unknown>): Promise<unknown> {
  return signIn.then(
    (session) => (session === null ? 'no' : 'yes'),
    (error: unknown) => (isAppError(error) ? error.code : error),
  );
}

test('[M23] what strangers tried does not shut out who has signed in from their own address', async () => {
  const member = await buildPerson();
  const home = makeAddress();
  expect(await signInWithPassword(member.email, PASSWORD, home)).not.toBeNull();
  for (let tries = 0; tries < TRIES_PER_EMAIL; tries += 1)
    await countFailedTry({ email: member.email, address: makeAddress() });
  expect(await signInWithPassword(member.email, PASSWORD, home)).not.toBeNull();
  await expect(signInWithPassword(member.email, PASSWORD, makeAddress())).rejects.toMatchObject({
    code: 'RATE_LIMITED',
  });
});

test('[U10] sign-ins, failures and the lock-out are audited as the member’s, the lock-out once', async () => {
  const member = await buildPerson();
  const address = makeAddress();
  const listTypes = async () => {
    const { newsroomId } = member;
    const where = { newsroomId, type: { startsWith: 'sign_in.' } };
    return (await db().auditEvent.findMany({ where, orderBy: { seq: 'asc' } })).map(({ type, actor }) => [type, actor]);
  };
  await signInWithPassword(member.email, PASSWORD, address);
  await expect.poll(listTypes).toEqual([['sign_in.succeeded', member.memberId]]);
  await signInWithPassword(member.email, 'another password', address);
  await expect.poll(listTypes).toHaveLength(2);
  for (let tries = 1; tries < TRIES_PER_PAIR; tries += 1) await countFailedTry({ email: member.email, address });
  for (let tries = 0; tries < 3; tries += 1)
    await expect(signInWithPassword(member.email, PASSWORD, address)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  await expect.poll(listTypes).toHaveLength(3);
  expect(await listTypes()).toEqual([
    ['sign_in.succeeded', member.memberId],
    ['sign_in.failed', member.memberId],
    ['sign_in.locked', member.memberId],
  ]);
});
