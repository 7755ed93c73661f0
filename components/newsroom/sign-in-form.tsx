'use client';

import { useRouter } from 'next/navigation';
import { type SignInResponse, signIn } from 'next-auth/react';
import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/field.tsx';
import { showKeptTextOf } from '#components/ui/kept-text-owner.ts';
import { Notice } from '#components/ui/notice.tsx';

type DemoAccount = {
  email: string;
  name: string;
  role: string;
  password: string;
};

/** E-mail and password; in the demo also each account at one click. A wrong password keeps what was typed. Leads on to `wayBack`, a path. */
export function SignInForm({ demoAccounts, wayBack }: { demoAccounts: readonly DemoAccount[]; wayBack: string }) {
  const router = useRouter();
  const [pending, setPending] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);

  async function enter(email: string, password: string) {
    setPending(email);
    setError(null);
    const answer = await signIn('credentials', {
      email,
      password,
      redirect: false,
    }).catch(() => undefined);
    if (answer?.ok) {
      showKeptTextOf(email.trim().toLowerCase());
      router.replace(wayBack);
      router.refresh();
      return;
    }
    setPending(null);
    setError(describeFailure(answer));
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void enter(String(form.get('email')), String(form.get('password')));
  }

  return (
    <div className="grid gap-8">
      <form method="post" onSubmit={submit} className="grid gap-4">
        {error && <Notice tone="error">{error}</Notice>}
        <TextField label="E-mail" name="email" type="email" autoComplete="username" required />
        <TextField label="Password" name="password" type="password" autoComplete="current-password" required />
        <Button type="submit" variant="primary" busy={pending !== null}>
          Sign in
        </Button>
      </form>
      {demoAccounts.length > 0 && (
        <section aria-labelledby="demo-accounts" className="grid gap-3 border-line border-t pt-6">
          <h2 id="demo-accounts" className="font-semibold">
            Or look around in the demo
          </h2>
          <ul className="grid gap-2 sm:grid-cols-2">
            {demoAccounts.map((account) => (
              <li key={account.email}>
                <Button
                  className="w-full"
                  busy={pending === account.email}
                  disabled={pending !== null}
                  onClick={() => void enter(account.email, account.password)}
                >
                  Enter as {account.name}
                </Button>
              </li>
            ))}
          </ul>
          <p className="text-[0.8125rem] text-muted">
            Open a second browser, or a private window, as another member to see two people work at once.
          </p>
        </section>
      )}
    </div>
  );
}

function describeFailure(answer: SignInResponse | undefined): string {
  if (answer?.error === 'RATE_LIMITED') return 'Too many tries to sign in. Wait a quarter of an hour, then try again.';
  if (answer?.error === 'CredentialsSignin')
    return 'No account has this e-mail and password. Check both and try again.';
  return 'The sign-in did not get through. Nothing is wrong with what you typed; try again in a moment.';
}
