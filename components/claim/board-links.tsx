import type { BoardPart } from '#lib/overview/board.ts';

type GroupLinksProps = { groups: BoardPart['groups']; onGo: (index: number) => void };

/** Links to each group of a long board. */
export function GroupLinks({ groups, onGo }: GroupLinksProps) {
  return (
    <nav aria-label="Groups" className="flex flex-wrap gap-x-4 text-[0.8125rem]">
      {groups.map(({ heading, count }, index) => (
        <a
          key={heading}
          href={`#group-${index + 1}`}
          onClick={() => onGo(index)}
          className="touchable text-accent underline-offset-4 hover:underline"
        >
          {heading} <span className="ms-1 text-muted tabular-nums">{count}</span>
        </a>
      ))}
    </nav>
  );
}

/** What the keys do. */
export function BoardKeys({ mayMake }: { mayMake: boolean }) {
  return (
    <p className="hidden text-[0.8125rem] text-muted sm:block">
      Keys: <kbd>j</kbd> and <kbd>k</kbd> move, <kbd>Enter</kbd> opens, <kbd>/</kbd> searches, <kbd>m</kbd> shows where
      you can act{mayMake && ', '}
      {mayMake && (
        <>
          <kbd>n</kbd> begins a claim
        </>
      )}
      .
    </p>
  );
}
