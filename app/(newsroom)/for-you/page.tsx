import type { Metadata } from 'next';
import { readPage } from '#app/_glue/page.ts';
import { ForYouPage } from '#components/for-you/for-you-page.tsx';
import { listMentions } from '#lib/mention/list-mentions.server.ts';
import { listOwnClaims } from '#lib/overview/list-own-claims.server.ts';
import { listDecisions } from '#lib/visit/list-decisions.server.ts';

export const metadata: Metadata = { title: 'For you' };

export default async function Page() {
  const { mentions, claims, decisions } = await readPage(async (reader) => ({
    mentions: await listMentions(reader),
    claims: await listOwnClaims(reader),
    decisions: await listDecisions(reader),
  }));
  return (
    <ForYouPage
      mentions={mentions}
      claims={claims}
      decisions={decisions}
      today={new Date().toISOString().slice(0, 10)}
    />
  );
}
