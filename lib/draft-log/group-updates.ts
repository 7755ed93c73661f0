/** When and by whom one update was written. `atMs` is Unix time. */
export type UpdateMark = { seq: number; atMs: number; memberId: string };

/** One session: updates in quick succession. The draft as of `toSeq` is a state worth reading. */
export type EditSession = { fromSeq: number; toSeq: number; fromMs: number; toMs: number; memberIds: string[] };

/** Groups updates, in order of seq, into stretches with no more than `gapMs` between one update and the next. */
export function groupUpdates(marks: readonly UpdateMark[], gapMs: number): EditSession[] {
  const sessions: EditSession[] = [];
  for (const { seq, atMs, memberId } of marks) {
    const last = sessions.at(-1);
    if (last && atMs - last.toMs <= gapMs) {
      last.toSeq = seq;
      last.toMs = Math.max(last.toMs, atMs);
      if (!last.memberIds.includes(memberId)) last.memberIds.push(memberId);
    } else sessions.push({ fromSeq: seq, toSeq: seq, fromMs: atMs, toMs: atMs, memberIds: [memberId] });
  }
  return sessions;
}
