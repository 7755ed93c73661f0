import { diffLines } from '#lib/version/diff-versions.ts';

type WordChangesProps = { before: string; after: string };

const MARKS = {
  same: null,
  added: { tag: 'ins', className: 'bg-sunken underline decoration-2 underline-offset-2' },
  removed: { tag: 'del', className: 'text-muted line-through' },
} as const;

/**
 * The changes of a text, word by word: removed words are struck out, added ones underlined. Unchanged lines are left out; a
 * new text is shown as it is.
 */
export function WordChanges({ before, after }: WordChangesProps) {
  if (before === '') return <p className="whitespace-pre-wrap break-words font-serif">{after}</p>;
  const lines = diffLines(before.split('\n'), after.split('\n'));
  return lines.map((line, index) => (
    <p key={`line ${String(index)}`} className="whitespace-pre-wrap break-words font-serif">
      {line.map(({ kind, text }, at) => {
        const mark = MARKS[kind];
        if (!mark) return text;
        return (
          <mark.tag key={`run ${String(at)}`} className={mark.className}>
            {text}
          </mark.tag>
        );
      })}
    </p>
  ));
}
