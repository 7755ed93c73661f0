import type { Metadata } from 'next';
import { readPage } from '#app/_glue/page.ts';
import { ForYouPage } from '#components/for-you/for-you-page.tsx';
import { listMentions } from '#lib/mention/list-mentions.server.ts';
import { listOwnClaims } from '#lib/overview/list-own-claims.server.ts';

export const metadata: Metadata = { title: 'For you' };

export default async function Page() {
  const { mentions, claims } = await readPage(async (reader) => ({
    mentions: await listMentions(reader),
    claims: await listOwnClaims(reader),
  }));
  return <ForYouPage mentions={mentions} claims={claims} today={new Date().toISOString().slice(0, 10)} />;
}
