import type { ComponentProps } from 'react';
import { SignInForm } from './sign-in-form.tsx';
import { Wordmark } from './wordmark.tsx';

/** Where a member signs in. */
export function SignInPage(props: ComponentProps<typeof SignInForm>) {
  return (
    <main className="mx-auto grid max-w-md gap-8 px-4 py-12 sm:py-20">
      <Wordmark />
      <div className="grid gap-2">
        <h1 className="font-semibold font-serif text-3xl">Sign in</h1>
        <p className="text-muted">To read the coverage with your newsroom, weigh claims and publish what stands.</p>
      </div>
      <SignInForm {...props} />
    </main>
  );
}
