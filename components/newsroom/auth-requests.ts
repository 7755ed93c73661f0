import { z } from 'zod';
import { type Failure, failureOf, type Outcome } from '#components/command/failure.ts';
import { sendRequest } from '#components/command/send-request.ts';

/*
 * Signing in and out by next-auth's routes. Its own client leaves the page when the network is away, and with it what was
 * typed; or it never says that it failed.
 */

const csrfSchema = z.object({ csrfToken: z.string() });
const answerSchema = z.object({ url: z.string() });

const REFUSALS: Record<string, Failure> = {
  'sign-in.too-many': {
    code: 'FORBIDDEN',
    message: 'Too many tries to sign in. Wait a quarter of an hour, then try again.',
  },
  'sign-in.busy': {
    code: 'RATE_LIMITED',
    message: 'Many people are signing in at this moment. Try again in a few seconds.',
  },
  CredentialsSignin: {
    code: 'INVALID',
    message: 'No account has this e-mail and password. Check both and try again.',
  },
};

export async function sendSignIn(email: string, password: string): Promise<Outcome<null>> {
  const answer = await post('/api/auth/callback/credentials', { email, password });
  if (!answer.ok) return answer;
  const error = URL.parse(answer.value.url, location.href)?.searchParams.get('error');
  return error ? { ok: false, failure: REFUSALS[error] ?? failureOf('UNREACHABLE') } : { ok: true, value: null };
}

/** Ends the session of this browser. */
export async function sendSignOut(): Promise<Outcome<unknown>> {
  return post('/api/auth/signout', {});
}

async function post(address: string, fields: Record<string, string>): Promise<Outcome<z.infer<typeof answerSchema>>> {
  const csrf = await sendRequest('/api/auth/csrf', csrfSchema);
  if (!csrf.ok) return csrf;
  const body = new URLSearchParams({ ...fields, csrfToken: csrf.value.csrfToken, callbackUrl: '/', json: 'true' });
  return sendRequest(address, answerSchema, { method: 'POST', body });
}
