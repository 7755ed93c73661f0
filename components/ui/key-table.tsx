/** Keys, and what each of them does. */
export function KeyTable({ keys }: { keys: readonly (readonly [key: string, action: string])[] }) {
  return (
    <dl className="grid grid-cols-[minmax(7rem,auto)_1fr] gap-x-4 gap-y-1.5">
      {keys.map(([key, action]) => (
        <div key={key} className="contents">
          <dt>
            <kbd className="rounded border border-line-strong/60 bg-sunken px-1.5 py-0.5 font-sans text-[0.8125rem]">
              {key}
            </kbd>
          </dt>
          <dd>{action}</dd>
        </div>
      ))}
    </dl>
  );
}
