import type { Metadata } from 'next';
import { readPage } from '#app/_glue/page.ts';
import { SigningKeys } from '#components/newsroom/signing-keys.tsx';
import { listSigningKeys } from '#lib/keys/list-signing-keys.server.ts';

export const metadata: Metadata = { title: 'Keys' };

export default async function KeysPage() {
  const { actor, keys } = await readPage(async (reader) => ({ keys: await listSigningKeys(reader) }));
  const mayExport = actor.role === 'admin' || actor.role === 'reviewer';
  return <SigningKeys keys={keys} mayReplace={actor.role === 'admin'} mayExport={mayExport} />;
}
