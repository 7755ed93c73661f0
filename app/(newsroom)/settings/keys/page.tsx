import type { Metadata } from 'next';
import { readPage } from '#app/_glue/page.ts';
import { SigningKeys } from '#components/newsroom/signing-keys.tsx';
import { can } from '#lib/actor/policy.ts';
import { listSigningKeys } from '#lib/keys/list-signing-keys.server.ts';

export const metadata: Metadata = { title: 'Keys' };

export default async function KeysPage() {
  const { actor, keys } = await readPage(async (reader) => ({ keys: await listSigningKeys(reader) }));
  const mayExport = can(actor.role, 'audit.read');
  return <SigningKeys keys={keys} mayReplace={can(actor.role, 'key.replace')} mayExport={mayExport} />;
}
