'use client';

import { Button } from '#components/ui/button.tsx';

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <div className="mx-auto grid max-w-md justify-items-start gap-4 px-4 py-16">
      <h1 className="font-semibold font-serif text-3xl">This page could not be made</h1>
      <p className="text-muted">Something went wrong on our side. Nothing that you saved is lost.</p>
      <Button variant="primary" onClick={reset}>
        Try again
      </Button>
    </div>
  );
}
