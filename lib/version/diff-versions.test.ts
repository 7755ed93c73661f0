import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleClaim, sampleSnapshot } from '#seeds/sample-snapshot.ts';
import { diffVersions, type LineDiff } from './diff-versions.ts';

const BEFORE = sampleSnapshot();
const [FIRST, SECOND] = BEFORE.claims;
if (!FIRST || !SECOND) throw new Error('the sample has two claims');

/** The line as `~struck~ +new+ same`. */
function show(line: LineDiff): string {
  const marks = { same: '', added: '+', removed: '~' };
  return line.map(({ kind, text }) => `${marks[kind]}${text}${marks[kind]}`).join('');
}

describe('diffVersions', () => {
  it('[F27] finds nothing between a version and itself', () => {
    expect(diffVersions(BEFORE, BEFORE)).toMatchObject({ lines: [], claims: [] });
  });

  it('[F27] shows a changed line word by word, and leaves the others out', () => {
    const after = sampleSnapshot({ standfirst: ['The harbour was closed for two days. Why is disputed.'] });
    expect(diffVersions(BEFORE, after).lines.map(show)).toEqual([
      'The harbour was closed for ~a day~+two days+. Why is disputed.',
    ]);
    const other = sampleSnapshot({ standfirst: ['Nothing of this is known to anybody.'] });
    expect(diffVersions(BEFORE, other).lines.map(show)).toEqual([
      '~The harbour was closed for a day. Why is disputed.~+Nothing of this is known to anybody.+',
    ]);
  });

  it('[F27] shows lines that came and went, claims’ places and lists among them', () => {
    const after = sampleSnapshot({ body: [...BEFORE.body.slice(0, 4), { type: 'claim', number: 3 }] });
    expect(diffVersions(BEFORE, after).lines.map(show)).toEqual([
      '~• Wind~+[Claim 3]+',
      '~• Repairs (https://example.test/)~',
      '~“We do not know.”~',
      '~[Claim 2]~',
    ]);
  });

  it('[F27] shows a claim’s wording, each fact that changed, and its evidence', () => {
    const [passage] = FIRST.evidence;
    if (!passage) throw new Error('the sample cites a passage');
    const quoted = { ...passage, quote: 'closed by order' };
    const changed = {
      ...FIRST,
      wording: 'The harbour was closed on Tuesday.',
      verdict: 'false' as const,
      evidence: [quoted],
    };
    const { claims } = diffVersions(BEFORE, sampleSnapshot({ claims: [changed, SECOND] }));
    expect(claims).toMatchObject([
      {
        kind: 'changed',
        facts: [{ name: 'Verdict', before: 'Confirmed', after: 'False' }],
        evidenceAdded: [quoted],
        evidenceRemoved: [passage],
      },
    ]);
    const [claim] = claims;
    expect(claim?.kind === 'changed' && claim.wording && show(claim.wording)).toBe(
      'The harbour was closed on ~Monday~+Tuesday+.',
    );
  });

  it('[F27] lists new and removed claims, by number', () => {
    const { claims } = diffVersions(BEFORE, sampleSnapshot({ claims: [SECOND, sampleClaim({ number: 3 })] }));
    expect(claims.map(({ kind, claim }) => `${claim.number} ${kind}`)).toEqual(['1 removed', '3 added']);
  });

  it('[F27] what is the same and what went is the old text, what is the same and what came the new one', () => {
    const lines = fc.array(fc.stringMatching(/^[a-c]{1,3}( [a-c]{1,3}){0,4}$/), { minLength: 1, maxLength: 6 });
    const only = (diff: LineDiff[], left: 'added' | 'removed') =>
      diff
        .map((line) =>
          line
            .filter(({ kind }) => kind !== left)
            .map(({ text }) => text)
            .join(''),
        )
        .filter((text) => text !== '');
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const one = sampleSnapshot({ standfirst: before, body: [] });
        const other = sampleSnapshot({ standfirst: after, body: [] });
        const diff = diffVersions(one, other).lines;
        // Unchanged lines are left out.
        expect(only(diff, 'added').every((line) => before.includes(line))).toBe(true);
        expect(only(diff, 'removed').every((line) => after.includes(line))).toBe(true);
      }),
    );
  });
});
