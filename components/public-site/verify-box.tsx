import type { Snapshot } from '#lib/version/snapshot.ts';

type VerifyBoxProps = { snapshot: Snapshot; sha256: string; kid: string };

/** How a reader checks that the version is the one that was signed. */
export function VerifyBox({ snapshot, sha256, kid }: VerifyBoxProps) {
  const { links, slug, number } = snapshot;
  return (
    <section aria-labelledby="verify" className="mt-10 break-inside-avoid border-line border-t pt-6 text-[0.9375rem]">
      <h2 id="verify" className="font-semibold text-xl">
        Check it yourself
      </h2>
      <p className="mt-3">
        This version is frozen and signed. Get{' '}
        <a href={`/facts/${slug}/v/${number}.json`} className="text-accent underline underline-offset-2">
          the signed snapshot
        </a>{' '}
        and{' '}
        <a href="/.well-known/touchstone-keys.json" className="text-accent underline underline-offset-2">
          our public keys
        </a>
        , then run the checker in a copy of Touchstone, online or off:
      </p>
      <pre className="mt-3 rounded-md bg-sunken p-3 text-sm whitespace-pre-wrap">
        <code>npm run verify -- {links.json}</code>
      </pre>
      <dl className="mt-3 grid gap-x-4 gap-y-1 sm:grid-cols-[7rem_1fr]">
        <dt className="text-muted">SHA-256</dt>
        <dd className="break-all font-mono text-sm">{sha256}</dd>
        <dt className="text-muted">Signature key</dt>
        <dd className="break-all font-mono text-sm">{kid}</dd>
        {snapshot.previous && (
          <>
            <dt className="text-muted">Follows</dt>
            <dd className="break-all font-mono text-sm">
              version {snapshot.previous.number}, {snapshot.previous.sha256}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
