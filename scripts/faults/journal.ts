import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/*
 * What the typists write down, line by line, in files that outlive them: each operation before it is done, and each
 * acknowledgement when the page would say "Saved".
 */

const lineSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('made'), at: z.number(), docId: z.string(), memberId: z.string(), id: z.string() }),
  z.object({
    type: z.literal('saved'),
    at: z.number(),
    docId: z.string(),
    memberId: z.string(),
    ids: z.array(z.string()),
  }),
]);

export type JournalLine = z.infer<typeof lineSchema>;

export function writeLine(file: string, line: JournalLine): void {
  appendFileSync(file, `${JSON.stringify(line)}\n`);
}

/** All typists' lines in `folder`, by time. A last line that a kill cut short does not count. */
export function readJournals(folder: string): JournalLine[] {
  if (!existsSync(folder)) return [];
  const lines = readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n').slice(0, -1));
  return lines.map((line) => lineSchema.parse(JSON.parse(line))).sort((a, b) => a.at - b.at);
}

/** Milliseconds from each operation to its acknowledgement. */
export function listDelays(lines: readonly JournalLine[]): number[] {
  const madeAt = new Map(lines.flatMap((line) => (line.type === 'made' ? [[line.id, line.at] as const] : [])));
  return lines.flatMap((line) =>
    line.type === 'saved' ? line.ids.map((id) => line.at - (madeAt.get(id) ?? line.at)) : [],
  );
}

/** For each member the longest time without an acknowledgement while they had something unsaved, ms. */
export function findLongestGap(lines: readonly JournalLine[]): number {
  const waitingSince = new Map<string, number>();
  let longest = 0;
  for (const line of lines) {
    const who = `${line.docId} ${line.memberId}`;
    const since = waitingSince.get(who);
    if (line.type === 'made') waitingSince.set(who, since ?? line.at);
    else if (since !== undefined) {
      longest = Math.max(longest, line.at - since);
      waitingSince.delete(who);
    }
  }
  return longest;
}

/** The value below which `share` of the values lie; 0 for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
