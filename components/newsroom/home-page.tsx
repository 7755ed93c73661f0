import Link from 'next/link';
import { FactSheetList } from '#components/public-site/factsheet-list.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import type { PublishedSummary } from '#lib/version/published-summary.ts';
import { Wordmark } from './wordmark.tsx';

/** What a visitor who is not signed in sees first. */
export function HomePage({ sheets }: { sheets: readonly PublishedSummary[] }) {
  return (
    <div className="mx-auto max-w-3xl px-4 pb-16 sm:px-6">
      <header className="flex min-h-16 items-center justify-between gap-4">
        <Wordmark />
        <Link href="/signin" className={buttonClass({ variant: 'primary' })}>
          Sign in
        </Link>
      </header>
      <main>
        <h1 className="mt-10 max-w-xl font-semibold font-serif text-4xl leading-tight sm:mt-16 sm:text-5xl">
          Read the coverage together, weigh every claim, publish what stands.
        </h1>
        <p className="mt-5 max-w-prose text-lg text-muted">
          Newsrooms bring in what different outlets published on one story, annotate it together, vote blind on each
          claim and publish a fact sheet that anybody can check.
        </p>
        <section aria-labelledby="published" className="mt-14">
          <h2 id="published" className="font-semibold text-xl">
            Published fact sheets
          </h2>
          <FactSheetList sheets={sheets} headingLevel={3} />
          <p className="mt-6 flex flex-wrap gap-x-5 gap-y-1">
            <a href="/facts" className="text-accent underline underline-offset-2">
              Search all fact sheets
            </a>
            <a href="/facts/corrections" className="text-accent underline underline-offset-2">
              Corrections
            </a>
          </p>
        </section>
      </main>
    </div>
  );
}
