import type { Snapshot, SnapshotClaim } from '#lib/version/snapshot.ts';

/** A published claim for tests: confirmed by all of three, one passage for it. */
export function sampleClaim(overrides: Partial<SnapshotClaim> = {}): SnapshotClaim {
  return {
    number: 1,
    wording: 'The harbour was closed on Monday.',
    wordingNumber: 1,
    verdict: 'confirmed',
    rating: 1,
    agreement: 1,
    round: 1,
    countedVotes: 3,
    abstainedVotes: 0,
    dissent: [],
    evidence: [
      {
        stance: 'supports',
        quote: 'the harbour stayed closed all Monday',
        selector: { start: 10, end: 46, prefix: 'Officials:', suffix: '.' },
        revisionSha256: 'a'.repeat(64),
        outlet: 'The Harbour Post',
        grade: 'B',
        title: 'Harbour closed',
        url: 'https://example.test/harbour',
        language: 'en',
        publishedOn: '2026-03-02',
        origin: 'Harbour office',
        retelling: false,
      },
    ],
    rule: {
      version: '1',
      quorumCount: 3,
      agreementThreshold: 0.75,
      minEvidenceCount: 1,
      objectionBlocks: true,
    },
    reviewedAt: '2026-03-04T10:00:00.000Z',
    ...overrides,
  };
}

/** A whole published version for tests: two claims, one of them disputed with a reasoned dissent. */
export function sampleSnapshot(overrides: Partial<Snapshot> = {}): Snapshot {
  const page = 'https://facts.example.test/facts/harbour';
  const disputed = sampleClaim({
    number: 2,
    wording: 'A storm was the cause.',
    verdict: 'disputed',
    rating: 3,
    agreement: 0.5,
    countedVotes: 3,
    abstainedVotes: 1,
    dissent: [
      { rating: 5, votes: 1, reasons: ['No station measured wind above force 4.'] },
      { rating: 6, votes: 1, reasons: [] },
    ],
    evidence: sampleClaim().evidence.flatMap((passage) => [
      passage,
      {
        ...passage,
        stance: 'contradicts' as const,
        quote: 'لم تكن هناك عاصفة',
        language: 'ar',
        outlet: 'Port Radio',
        origin: null,
        url: null,
        retelling: true,
      },
    ]),
  });
  return {
    format: 'touchstone.factsheet/1',
    number: 1,
    previous: null,
    newsroom: { slug: 'harbour-desk', name: 'Harbour Desk' },
    story: 'Harbour closure',
    slug: 'harbour',
    title: 'What closed the harbour',
    links: {
      page,
      version: `${page}/v/1`,
      json: `${page}/v/1.json`,
      keys: 'https://facts.example.test/.well-known/touchstone-keys.json',
    },
    standfirst: ['The harbour was closed for a day. Why is disputed.'],
    body: [
      { type: 'heading', level: 2, text: [{ text: 'The closure' }] },
      {
        type: 'paragraph',
        text: [{ text: 'It is ' }, { text: 'certain', bold: true }, { text: '.' }],
      },
      { type: 'claim', number: 1 },
      { type: 'heading', level: 2, text: [{ text: 'The cause' }] },
      {
        type: 'list',
        ordered: false,
        entries: [[{ text: 'Wind' }], [{ text: 'Repairs', href: 'https://example.test/' }]],
      },
      { type: 'quote', paragraphs: [[{ text: 'We do not know.', italic: true }]] },
      { type: 'claim', number: 2 },
    ],
    claims: [sampleClaim(), disputed],
    publishedAt: '2026-03-05T09:30:00.000Z',
    changes: [],
    ...overrides,
  };
}
