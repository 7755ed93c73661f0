import { describe, expect, it } from 'vitest';
import { snapshotSchema } from '#lib/version/snapshot.ts';
import { sampleClaim } from '#seeds/sample-snapshot.ts';
import { buildContent, freezeSnapshot, type SnapshotInput } from './build-snapshot.ts';
import type { SheetClaim } from './sheet-claim.ts';

const APPROVED: SheetClaim = {
  id: 'one',
  version: 4,
  number: 1,
  wording: sampleClaim().wording,
  state: 'approved',
  quotesStand: true,
  citesWithdrawn: false,
  published: sampleClaim(),
};
const UNAPPROVED: SheetClaim = { id: 'two', version: 1, number: 2, wording: 'Not yet.', state: 'not approved' };

function buildInput(overrides: Partial<SnapshotInput> = {}): SnapshotInput {
  return {
    newsroom: { slug: 'desk', name: 'Desk' },
    storyTitle: 'Harbour',
    title: 'What closed the harbour',
    slug: 'harbour',
    draft: {
      standfirst: ['Closed.'],
      body: [
        { type: 'claim', claimId: 'two' },
        { type: 'claim', claimId: 'one' },
      ],
    },
    claims: [APPROVED, UNAPPROVED],
    previous: null,
    baseUrl: 'https://facts.example.test',
    ...overrides,
  };
}

describe('buildContent', () => {
  it('[F7] publishes approved claims only, and no place of another', () => {
    const { claims, body } = buildContent(buildInput());
    expect(claims.map((claim) => claim.number)).toEqual([1]);
    expect(body).toEqual([{ type: 'claim', number: 1 }]);
  });

  it('[F7] is version 1 without a version before it, else the next with its hash', () => {
    expect(buildContent(buildInput())).toMatchObject({ number: 1, previous: null });
    expect(buildContent(buildInput({ previous: { number: 4, sha256: 'b'.repeat(64) } }))).toMatchObject({
      number: 5,
      previous: { number: 4, sha256: 'b'.repeat(64), url: 'https://facts.example.test/facts/harbour/v/4.json' },
      links: { version: 'https://facts.example.test/facts/harbour/v/5' },
    });
  });

  it('[F7] frozen, it fits the published format', () => {
    const snapshot = freezeSnapshot(buildContent(buildInput()), new Date('2026-03-05T09:30:00Z'), []);
    expect(snapshotSchema.parse(snapshot)).toEqual(snapshot);
  });
});
