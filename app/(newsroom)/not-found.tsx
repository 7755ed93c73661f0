import Link from 'next/link';

/** Within the newsroom's frame, so that its links remain. */
export default function NotFound() {
  return (
    <div className="mx-auto grid max-w-md gap-4 py-10">
      <h1 className="font-semibold font-serif text-3xl">There is nothing here</h1>
      <p className="text-muted">This page does not exist, or is not yours to see.</p>
      <p>
        <Link href="/stories" className="text-accent underline underline-offset-4">
          Go to the stories
        </Link>
      </p>
    </div>
  );
}
