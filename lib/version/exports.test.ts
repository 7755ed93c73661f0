import { describe, expect, it } from 'vitest';
import { sampleClaim, sampleSnapshot } from '#seeds/sample-snapshot.ts';
import { citeApa, citeBibtex } from './cite.ts';
import { toEvidenceAnnotations } from './evidence-annotations.ts';
import { linkToQuote } from './text-fragment.ts';
import { writeClaimsCsv } from './write-claims-csv.ts';

const SHA256 = 'c'.repeat(64);

describe('writeClaimsCsv', () => {
  it('[F29] writes a row for each claim, and no wording that runs as a formula', () => {
    const claims = [sampleClaim({ wording: '=HYPERLINK("https://evil.test")' }), ...sampleSnapshot().claims.slice(1)];
    const [headings, first, second] = writeClaimsCsv(sampleSnapshot({ claims })).trimEnd().split('\r\n');
    expect(headings).toContain('"claim","wording","verdict"');
    expect(first).toMatch(/^1,"'=HYPERLINK\(""https:\/\/evil\.test""\)","Confirmed",1,1,3,0,1,1,1,0,0,/);
    expect(second).toContain('"1 × 5: No station measured wind above force 4.; 1 × 6"');
    expect(second).toContain('https://facts.example.test/facts/harbour/claims/2');
  });

  it('[F29] an outlet stands under what it says of the claim, for, against or context', () => {
    const [passage] = sampleClaim().evidence;
    const from = (stance: 'supports' | 'contradicts' | 'context', outlet: string) => ({ ...passage!, stance, outlet });
    const evidence = [from('contradicts', 'Radio'), from('supports', 'Post'), from('context', 'Almanac')];
    const [headings = '', row = ''] = writeClaimsCsv(sampleSnapshot({ claims: [sampleClaim({ evidence })] })).split(
      '\r\n',
    );
    const at = headings.replace('\uFEFF', '').split(',').indexOf('"outlets_for"');
    expect(headings).toContain('"outlets_for","outlets_against","outlets_context"');
    expect(row.split(',').slice(at, at + 3)).toEqual(['"Post"', '"Radio"', '"Almanac"']);
  });
});

describe('toEvidenceAnnotations', () => {
  const page = toEvidenceAnnotations(sampleSnapshot());

  it('[F30] is an AnnotationPage with what the W3C model asks of it (sections 3.1, 3.2, 4.2.4, 5.2)', () => {
    expect(page).toMatchObject({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'AnnotationPage',
      startIndex: 0,
    });
    expect(page.items).toHaveLength(3);
    expect(new Set(page.items.map(({ id }) => id)).size).toBe(3);
    for (const { type, id, target, motivation } of page.items) {
      expect({ type, motivation }).toEqual({ type: 'Annotation', motivation: 'linking' });
      expect(URL.canParse(id) && URL.canParse(target.source)).toBe(true);
      expect(target.selector).toMatchObject({ type: 'TextQuoteSelector', exact: expect.stringMatching(/./) });
    }
  });

  it('[F30] links each passage to its claim, and a retelling to the text that was read, by hash (RFC 6920)', () => {
    const [own, , retold] = page.items;
    expect(own).toMatchObject({
      body: [{ source: 'https://facts.example.test/facts/harbour/claims/1' }, { value: 'supports' }],
      target: { source: 'https://example.test/harbour' },
    });
    expect(retold?.target.source).toMatch(/^ni:\/\/\/sha-256;[\w-]{43}$/);
  });
});

describe('citations', () => {
  it('[F31] APA gives author, date, title, version and address', () => {
    expect(citeApa(sampleSnapshot())).toBe(
      'Harbour Desk. (2026, March 5). What closed the harbour (Version 1) [Fact sheet]. https://facts.example.test/facts/harbour/v/1',
    );
  });

  it('[F31] BibTeX gives the same with the hash, and what TeX reads as its own is text', () => {
    const cited = citeBibtex(sampleSnapshot({ title: '50% & {more}_~^\\' }), SHA256);
    expect(cited).toContain('@misc{harbour-v1,');
    expect(cited).toContain(
      String.raw`title = {{50\% \& \{more\}\_\textasciitilde{}\textasciicircum{}\textbackslash{}}},`,
    );
    expect(cited).toContain(`version 1, SHA-256 ${SHA256}`);
    const depth = [...cited.replace(/\\[{}]/g, '')].reduce(
      (sum, one) => sum + (one === '{' ? 1 : one === '}' ? -1 : 0),
      0,
    );
    expect(depth).toBe(0);
  });
});

describe('linkToQuote', () => {
  const place = { quote: 'it was closed', prefix: 'nounce, said officials: ', suffix: ' for all of Mon' };

  it('[F28] gives a short quote whole, between whole words of its context', () => {
    expect(linkToQuote('https://a.test/x', place)).toBe(
      'https://a.test/x#:~:text=said%20officials%3A-,it%20was%20closed,-for%20all%20of',
    );
  });

  it('[F28] gives the ends of a long quote, and of one that runs over lines', () => {
    const quote = 'one two three four five six seven eight nine ten eleven twelve thirteen';
    expect(linkToQuote('https://a.test/', { quote, prefix: '', suffix: '' })).toBe(
      'https://a.test/#:~:text=one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen',
    );
    expect(linkToQuote('https://a.test/', { quote: 'Two men died.\n\nMore followed', prefix: '', suffix: '' })).toBe(
      'https://a.test/#:~:text=Two%20men%20died.,More%20followed',
    );
  });

  it('[F28] escapes what the directive reads as its own, and keeps a fragment that is there', () => {
    expect(linkToQuote('https://a.test/#top', { quote: 'a-b, c&d', prefix: '', suffix: '' })).toBe(
      'https://a.test/#top:~:text=a%2Db%2C%20c%26d',
    );
  });
});
