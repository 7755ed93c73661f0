import { describePublished, type PublishedClaims } from '#lib/version/published-claims.ts';

/** Says that readers have the claim already, and leads there. Nothing for a claim that is not published. */
export function PublishedNote({ published, claimNumber }: { published: PublishedClaims | null; claimNumber: number }) {
  const words = describePublished(published, claimNumber);
  if (!published || !words) return null;
  return (
    <p className="text-[0.875rem]">
      {/* A plain link: the public pages are not served by Next.js. */}
      <a href={`/facts/${published.slug}/claims/${claimNumber}`} className="text-accent underline underline-offset-2">
        {words}
      </a>
    </p>
  );
}
