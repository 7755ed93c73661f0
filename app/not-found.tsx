import Link from 'next/link';
import { connection } from 'next/server';
import { Wordmark } from '#components/newsroom/wordmark.tsx';

export default async function NotFound() {
  // Made at each request, since its scripts need the answer's nonce.
  await connection();
  return (
    <main className="mx-auto grid max-w-md gap-6 px-4 py-16">
      <Wordmark />
      <h1 className="font-semibold font-serif text-3xl">There is nothing here</h1>
      <p className="text-muted">This page does not exist, or is not yours to see.</p>
      <p>
        <Link href="/" className="text-accent underline underline-offset-4">
          Go to the start
        </Link>
      </p>
    </main>
  );
}
