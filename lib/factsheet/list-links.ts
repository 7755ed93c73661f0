import type { Inline } from '#lib/version/block.ts';
import type { SnapshotContent } from '#lib/version/snapshot.ts';

/** Every web address that the version leads its readers to, each once: from its text, then from its evidence. */
export function listLinks({ body, claims }: Pick<SnapshotContent, 'body' | 'claims'>): string[] {
  const runs = body.flatMap((block): readonly Inline[] => {
    if (block.type === 'claim') return [];
    if (block.type === 'quote') return block.paragraphs.flat();
    return block.type === 'list' ? block.entries.flat() : block.text;
  });
  const inText = runs.flatMap(({ href }) => href ?? []);
  const inEvidence = claims.flatMap(({ evidence }) => evidence.flatMap(({ url }) => url ?? []));
  return [...new Set([...inText, ...inEvidence])];
}
