'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { Failure } from '#components/command/failure.ts';
import { FailureNote } from '#components/command/failure-note.tsx';
import { refreshPage } from '#components/command/refresh-page.ts';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/field.tsx';
import { showFormDraftsOf } from '#components/ui/form-draft-owner.ts';
import { sendSignIn } from './auth-requests.ts';

type DemoAccount = {
  email: string;
  name: string;
  role: string;
  password: string;
};

/** Why the last sign-in did not go through, and the account of the demo that it was for; null for the form. */
type Failed = { failure: Failure; account: DemoAccount | null };

/** E-mail and password; in the demo also each account at one click. A wrong password keeps what was typed. Leads on to `wayBack`, a path. */
export function SignInForm({ demoAccounts, wayBack }: { demoAccounts: readonly DemoAccount[]; wayBack: string }) {
  const router = useRouter();
  const [pending, setPending] = useState<string | null>(null);
  const [failed, setFailed] = useState<Failed | null>(null);

  async function enter(email: string, password: string, account: DemoAccount | null) {
    setPending(email);
    setFailed(null);
    const answer = await sendSignIn(email, password);
    if (answer.ok) {
      showFormDraftsOf(email.trim().toLowerCase());
      router.replace(wayBack);
      void refreshPage();
      return;
    }
    setPending(null);
    setFailed({ failure: answer.failure, account });
  }

  const enterAs = (account: DemoAccount) => void enter(account.email, account.password, account);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void enter(String(form.get('email')), String(form.get('password')), null);
  }

  const account = failed?.account ?? null;
  return (
    <div className="grid gap-8">
      <form method="post" onSubmit={submit} className="grid gap-4">
        {failed && !account && <FailureNote of={failed} />}
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
          {failed && account && <FailureNote of={failed} onRetry={() => enterAs(account)} />}
          <ul className="grid gap-2 sm:grid-cols-2">
            {demoAccounts.map((one) => (
              <li key={one.email}>
                <Button
                  className="w-full"
                  busy={pending === one.email}
                  disabled={pending !== null}
                  onClick={() => enterAs(one)}
                >
                  Enter as {one.name}
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
