import { Time } from '#components/ui/time.tsx';
import type { Edit } from '#lib/annotation/annotation-doc.ts';
import { readIdTime } from '#lib/annotation/new-id.ts';
import { useReaderTools } from './reader-tools.ts';

type WrittenLineProps = {
  /** Of the annotation or the reply. */
  id: string;
  author: string;
  edited: Edit | undefined;
};

/** When a note or a reply was written, and who else edited it since. */
export function WrittenLine({ id, author, edited }: WrittenLineProps) {
  const { memberOf } = useReaderTools();
  const atMs = readIdTime(id);
  return (
    <span className="text-muted">
      {atMs !== null && <Time at={new Date(atMs).toISOString()} />}
      {edited && edited.by !== author && (
        <>
          {', edited by '}
          {memberOf(edited.by).name} <Time at={new Date(edited.at).toISOString()} />
        </>
      )}
    </span>
  );
}
