import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInPage } from '#components/newsroom/sign-in-page.tsx';
import { listDemoAccounts } from '#lib/auth/demo-accounts.server.ts';
import { getOptionalActor } from '#lib/auth/session.server.ts';
import { readWayBack } from '#lib/auth/way-back.ts';

export const metadata: Metadata = { title: 'Sign in' };

export default async function Page({ searchParams }: { searchParams: Promise<{ callbackUrl?: string | string[] }> }) {
  const wayBack = readWayBack((await searchParams).callbackUrl);
  if (await getOptionalActor()) redirect(wayBack);
  return <SignInPage wayBack={wayBack} demoAccounts={listDemoAccounts()} />;
}
