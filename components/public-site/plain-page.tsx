/** A page with one sentence and a link. */
export function PlainPage({ title, children }: { title: string; children: string }) {
  return (
    <>
      <h1 className="font-semibold font-serif text-3xl">{title}</h1>
      <p className="mt-3 text-lg text-muted">{children}</p>
      <p className="mt-6">
        <a href="/facts" className="text-accent underline underline-offset-4">
          All fact sheets
        </a>
      </p>
    </>
  );
}
