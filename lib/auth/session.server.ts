import { connection } from 'next/server';
import { getServerSession, type NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { logSecurityEvent } from '#lib/audit/record-security-event.server.ts';
import { authSecret, baseUrl } from '#lib/env.server.ts';
import { AppError, isAppError } from '#lib/errors.ts';
import { log } from '#lib/log.server.ts';
import { findActor } from './find-actor.server.ts';
import { SESSION_MAX_AGE_S, type SessionClaims, signInWithPassword } from './sign-in.server.ts';
import { signOut } from './sign-out.server.ts';

const credentialsSchema = z.object({
  email: z.string().min(1).max(320),
  password: z.string().min(1).max(1024),
});
const claimsSchema = z.object({
  memberId: z.uuid(),
  sessionVersion: z.number().int(),
  sessionId: z.uuid(),
  expiresAt: z.iso.datetime(),
});

/** Bound to this host, whatever its sibling domains set (RFC 6265bis, 4.1.3.2). Browsers take it over https only. */
const HOST_COOKIE = {
  name: '__Host-touchstone.session-token',
  options: { httpOnly: true, sameSite: 'lax', path: '/', secure: true },
} as const;

/** next-auth's own writes what a client sent to the console, at any length: its codes are all that is kept. */
const LOGGER = {
  error: (code: string) => logSecurityEvent(`next-auth ${code}`, { code }),
  warn: (code: string) => logSecurityEvent(`next-auth ${code}`, { code }),
  debug: () => undefined,
};

/** next-auth's settings. The only module besides its route handler that knows next-auth. */
export function authOptions(): NextAuthOptions {
  return {
    secret: authSecret(),
    logger: LOGGER,
    ...(baseUrl().startsWith('https:') && { cookies: { sessionToken: HOST_COOKIE } }),
    session: { strategy: 'jwt', maxAge: SESSION_MAX_AGE_S },
    pages: { signIn: '/signin', error: '/signin' },
    providers: [
      Credentials({
        name: 'E-mail and password',
        credentials: {
          email: { type: 'email' },
          password: { type: 'password' },
        },
        async authorize(input, { headers }) {
          const parsed = credentialsSchema.safeParse(input);
          if (!parsed.success) return null;
          const { email, password } = parsed.data;
          const claims = await signInWithPassword(email, password, readAddress(headers)).catch(refuse);
          return claims && { id: claims.memberId, claims };
        },
      }),
    ],
    events: {
      async signOut({ token }) {
        const parsed = z.object({ claims: claimsSchema }).safeParse(token);
        if (parsed.success) await signOut(parsed.data.claims);
      },
    },
    callbacks: {
      jwt({ token, user }) {
        return user && 'claims' in user ? { ...token, claims: user.claims } : token;
      },
      session({ session, token }) {
        return { ...session, claims: token.claims };
      },
    },
  };
}

/** The client's address, as server.ts wrote it. */
function readAddress(headers: Record<string, unknown> | undefined): string {
  const told = headers?.['x-forwarded-for'];
  return typeof told === 'string' && told !== '' ? told : 'unknown';
}

/** next-auth puts the message into the URL of its answer, so it must be the id of a failure and nothing else. */
function refuse(error: unknown): never {
  if (isAppError(error)) throw new Error(error.id);
  log().error({ err: error }, 'sign-in failed');
  throw new Error('INTERNAL');
}

/** The claims of the request's session, or null when there is none. Not yet checked against the database. */
export async function readSessionClaims(): Promise<SessionClaims | null> {
  await connection();
  const session: unknown = await getServerSession(authOptions());
  const parsed = z.object({ claims: claimsSchema }).safeParse(session);
  return parsed.success ? parsed.data.claims : null;
}

/** The request's member, or null when nobody is signed in or the session is over. */
export async function getOptionalActor(): Promise<Actor | null> {
  const claims = await readSessionClaims();
  return claims && findActor(claims);
}

/** The request's member. @throws AppError UNAUTHENTICATED when nobody is signed in or the session is over. */
export async function requireActor(): Promise<Actor> {
  const actor = await getOptionalActor();
  if (!actor) throw new AppError('UNAUTHENTICATED');
  return actor;
}
