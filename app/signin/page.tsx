import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInForm } from '#components/newsroom/sign-in-form.tsx';
import { Wordmark } from '#components/newsroom/wordmark.tsx';
import { listDemoAccounts } from '#lib/auth/demo-accounts.server.ts';
import { getOptionalActor } from '#lib/auth/session.server.ts';
import { readWayBack } from '#lib/auth/way-back.ts';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ callbackUrl?: string | string[] }>;
}) {
  const wayBack = readWayBack((await searchParams).callbackUrl);
  if (await getOptionalActor()) redirect(wayBack);
  return (
    <main className="mx-auto grid max-w-md gap-8 px-4 py-12 sm:py-20">
      <Wordmark />
      <div className="grid gap-2">
        <h1 className="font-semibold font-serif text-3xl">Sign in</h1>
        <p className="text-muted">To read the coverage with your newsroom, weigh claims and publish what stands.</p>
      </div>
      <SignInForm wayBack={wayBack} demoAccounts={listDemoAccounts()} />
    </main>
  );
}
