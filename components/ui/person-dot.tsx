/** A person's initials on their colour; the name itself stands beside it or in `title`. */
export function PersonDot({ name, colour, title }: { name: string; colour: number; title?: string }) {
  return (
    <span
      aria-hidden={title ? undefined : true}
      {...(title && { role: 'img', 'aria-label': title, title })}
      style={{ backgroundColor: `var(--person-${colour % 8})` }}
      className="inline-grid size-6 shrink-0 place-items-center rounded-full font-semibold text-[0.625rem] text-surface uppercase"
    >
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return words
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('');
}
