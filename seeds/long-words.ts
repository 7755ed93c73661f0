import type { Block, Inline } from '#lib/version/block.ts';
import type { Snapshot, SnapshotClaim, SnapshotEvidence } from '#lib/version/snapshot.ts';

/** A word of 200 letters, with no place at which a line could break. */
export const LONG_WORD = 'Unterhaltungsmusik'.repeat(12).slice(0, 200);

/** The snapshot with a word of 200 letters in each field that people write. */
export function lengthenWords(snapshot: Snapshot): Snapshot {
  const { newsroom, title, standfirst, body, claims, changes, retraction } = snapshot;
  return {
    ...snapshot,
    newsroom: { ...newsroom, name: lengthen(newsroom.name) },
    title: lengthen(title),
    standfirst: standfirst.map(lengthen),
    body: body.map(lengthenBlock),
    claims: claims.map(lengthenClaim),
    changes: changes.map((change) => ({ ...change, explanation: lengthen(change.explanation) })),
    ...(retraction && { retraction: { reason: lengthen(retraction.reason) } }),
  };
}

function lengthen(text: string): string {
  return `${LONG_WORD} ${text}`;
}

function lengthenRuns(runs: readonly Inline[]): Inline[] {
  return runs.map((run) => ({ ...run, text: lengthen(run.text) }));
}

function lengthenBlock(block: Block): Block {
  switch (block.type) {
    case 'claim':
      return block;
    case 'quote':
      return { ...block, paragraphs: block.paragraphs.map(lengthenRuns) };
    case 'list':
      return { ...block, entries: block.entries.map(lengthenRuns) };
    default:
      return { ...block, text: lengthenRuns(block.text) };
  }
}

function lengthenClaim(claim: SnapshotClaim): SnapshotClaim {
  const asked = { asked: LONG_WORD, askedOn: '2026-03-03', deadline: '2026-03-05' };
  return {
    ...claim,
    wording: lengthen(claim.wording),
    dissent: claim.dissent.map((one) => ({ ...one, reasons: one.reasons.map(lengthen) })),
    evidence: claim.evidence.map(lengthenEvidence),
    replies: [
      { ...asked, answer: lengthen('No.'), answeredOn: '2026-03-04' },
      { ...asked, answer: null, answeredOn: null },
    ],
  };
}

function lengthenEvidence(passage: SnapshotEvidence): SnapshotEvidence {
  const { quote, title, origin } = passage;
  return {
    ...passage,
    quote: lengthen(quote),
    outlet: LONG_WORD,
    title: lengthen(title),
    origin: origin && lengthen(origin),
    url: `https://example.test/${LONG_WORD}`,
  };
}
