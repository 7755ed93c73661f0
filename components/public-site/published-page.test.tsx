import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { VERDICT_WORDS } from '#lib/gate/verdict.ts';
import type { PublishedFactSheet } from '#lib/version/published.ts';
import type { Snapshot } from '#lib/version/snapshot.ts';
import { sampleClaim, sampleSnapshot } from '#seeds/sample-snapshot.ts';
import { PublishedPage } from './published-page.tsx';

const SHA256 = 'c'.repeat(64);

type Around = Partial<Pick<PublishedFactSheet, 'latestNumber' | 'retraction'>>;

function render(snapshot: Snapshot, around: Around = {}): string {
  const { number: latestNumber, publishedAt: firstPublishedAt } = snapshot;
  const sheet = { snapshot, sha256: SHA256, kid: 'the-key', jws: '', latestNumber, retraction: null, firstPublishedAt };
  return renderToStaticMarkup(<PublishedPage sheet={{ ...sheet, ...around }} />);
}

/** Plain text, as a reader without styles gets it. */
function readWords(markup: string): string {
  const entities: Record<string, string> = { '&#x27;': "'", '&quot;': '"', '&amp;': '&' };
  return markup
    .replace(/<\/?bdi[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(#x27|quot|amp);/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, ' ');
}

test('[P2] the standfirst comes first, then the summary, which counts the verdicts in words', () => {
  const words = readWords(render(sampleSnapshot()));
  const places = [
    'What closed the harbour',
    'The harbour was closed for a day.',
    'At a glance 1 Confirmed 1 Disputed',
    'The closure',
  ].map((said) => words.indexOf(said));
  expect(places[0]).toBeGreaterThan(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test('[P2] each claim of the summary says who says so and who says otherwise', () => {
  const words = readWords(render(sampleSnapshot()));
  const summary = words.slice(words.indexOf('At a glance'), words.indexOf('What these words mean'));
  expect(summary).toContain('The harbour was closed on Monday. Said by The Harbour Post.');
  expect(summary).toContain('A storm was the cause. Said by The Harbour Post; contradicted by Port Radio.');
});

test('[P3] each claim says how many voted, how the votes fell and why', () => {
  const words = readWords(render(sampleSnapshot()));
  expect(words).toContain('4 voted, 1 of them could not judge');
  expect(words).toContain('How the votes fell 2 of 4 rated it “possibly true”.');
  expect(words).toContain('1 of 4 rated it “improbable”: “No station measured wind above force 4.”');
});

test('[P4] evidence shows its quote, outlet, grade, date, origin and whether it is a retelling', () => {
  const markup = render(sampleSnapshot());
  const words = readWords(markup);
  for (const said of [
    'the harbour stayed closed all Monday',
    'The Harbour Post · usually reliable (B) · 2 March 2026',
  ]) {
    expect(words).toContain(said);
  }
  expect(words).toContain('Relies on Harbour office.');
  expect(words).toContain('Harbour closed Retelling');
  expect(markup).toContain('<blockquote lang="ar" dir="auto"');
});

test('[P73] each name stands in a bdi of its own, wherever it is written', () => {
  const [passage] = sampleClaim().evidence;
  if (!passage) throw new Error('the sample cites a passage');
  const names = { newsroom: 'غرفة الميناء', outlet: 'صحيفة الميناء', origin: 'مكتب الميناء', asked: 'مدير الميناء' };
  const reply = { asked: names.asked, askedOn: '2026-03-03', deadline: '2026-03-05', answer: null, answeredOn: null };
  const claim = sampleClaim({
    evidence: [{ ...passage, outlet: names.outlet, origin: names.origin }],
    replies: [reply],
  });
  const markup = render(sampleSnapshot({ newsroom: { slug: 'port', name: names.newsroom }, claims: [claim] }));
  // A citation is one line of text, to be copied as it is.
  const page = markup.slice(0, markup.indexOf('aria-labelledby="cite"'));
  for (const name of Object.values(names)) {
    const places = page.split(name).slice(0, -1);
    expect(places.length, name).toBeGreaterThan(0);
    for (const before of places) expect(before.slice(-60)).toMatch(/<bdi[^>]*>$/);
  }
});

test('[P73] a quote carries its border itself, so that it stands where the quote begins', () => {
  const quotes = [...render(sampleSnapshot()).matchAll(/<blockquote [^>]*>/g)].map(([tag]) => tag);
  expect(quotes.length).toBeGreaterThan(2);
  for (const tag of quotes) expect(tag).toMatch(/(?=.*dir="auto")(?=.*border-s-2)/);
});

test('[P4] a side without evidence says so', () => {
  expect(readWords(render(sampleSnapshot({ claims: [sampleClaim()] })))).toContain(
    'Evidence against None found in the coverage.',
  );
});

test('[P5] "How we decide" gives the rule with the numbers of this version', () => {
  const rule = { ...sampleClaim().rule, quorumCount: 5, agreementThreshold: 0.8 };
  const words = readWords(render(sampleSnapshot({ claims: [sampleClaim({ rule })] })));
  expect(words).toContain('At least 5 votes and 1 piece of evidence.');
  expect(words).toContain('at least 0.8 on a scale');
});

test('[P5] numbers and terms of the rule stand under "How we decide" and nowhere before it', () => {
  const words = readWords(render(sampleSnapshot()));
  const [before, after] = [
    words.slice(0, words.lastIndexOf('How we decide')),
    words.slice(words.lastIndexOf('How we decide')),
  ];
  const terms = /\d\.\d|\bof 1\b|Tastle|Wierman|our rule|median|the middle/;
  expect(before).toContain('some agreement');
  expect(before).not.toMatch(terms);
  expect(after).toMatch(terms);
  expect(after).toContain('Agreement in this version: 1.00 on claim 1, 0.50 on claim 2.');
});

test('[P5] "How we decide" says what each verdict means', () => {
  const words = readWords(render(sampleSnapshot()));
  const meanings = words.slice(words.indexOf('What the verdicts mean'), words.indexOf('What a verdict takes'));
  for (const verdict of Object.values(VERDICT_WORDS)) expect(meanings).toMatch(new RegExp(`${verdict} [A-Z][a-z]`));
});

test('[P6] the page tells its hash, its key and the command that checks it', () => {
  const words = readWords(render(sampleSnapshot()));
  expect(words).toContain(SHA256);
  expect(words).toContain('the-key');
  expect(words).toContain('npm run verify -- https://facts.example.test/facts/harbour/v/1.json');
});

test('[P7] a superseded version leads to the newest', () => {
  const markup = render(sampleSnapshot(), { latestNumber: 3 });
  expect(readWords(markup)).toContain('Version 3 is the newest');
  expect(readWords(render(sampleSnapshot()))).not.toContain('is the newest');
});

test('[P7] a version tells what changed, by type', () => {
  const changes: Snapshot['changes'] = [
    { what: 'verdict', claim: 2, type: 'correction', explanation: 'The station found its records.' },
  ];
  const words = readWords(render(sampleSnapshot({ number: 2, changes })));
  expect(words).toContain('Correction , claim 2: The station found its records.');
  expect(words).toContain('Compare with version 1');
});

test('[P8] text from a draft is only ever text', () => {
  const markup = render(sampleSnapshot({ standfirst: ['<script>alert(1)</script>'] }));
  expect(markup).not.toContain('<script');
});

test('[P8] the page is the same for the same snapshot', () => {
  expect(render(sampleSnapshot())).toBe(render(sampleSnapshot()));
});

test('[P10] "Who says what" says in words what each article is cited for', () => {
  const words = readWords(render(sampleSnapshot()));
  const table = words.slice(words.indexOf('Who says what'));
  expect(table).toMatch(/The harbour was closed on Monday\. For/);
  expect(table).toMatch(/A storm was the cause\. For Against/);
  expect(table).toContain('Port Radio reliability B');
});

test('[P10] where a table does not fit, each claim is followed by the articles that say something about it', () => {
  const words = readWords(render(sampleSnapshot()));
  expect(words).toContain('A storm was the cause. For The Harbour Post Against Port Radio');
});

test('[P11] a claim says who was asked, by when, and what they answered', () => {
  const asked = { asked: 'The harbour office', askedOn: '2026-03-03', deadline: '2026-03-05' };
  const replies = [
    { ...asked, answer: 'We closed it for repairs.', answeredOn: '2026-03-04' },
    { ...asked, asked: 'The weather service', answer: null, answeredOn: null },
  ];
  const words = readWords(render(sampleSnapshot({ claims: [sampleClaim({ replies })] })));
  expect(words).toContain('The harbour office was asked on 3 March 2026 and answered on 4 March 2026 :');
  expect(words).toContain('We closed it for repairs.');
  expect(words).toContain(
    'The weather service was asked on 3 March 2026 , to answer by 5 March 2026 . No answer had come',
  );
});

test('[P12] a retracted sheet says so and why before its title, on older versions too', () => {
  const retracted = sampleSnapshot({ number: 2, retraction: { reason: 'The log was forged.' } });
  const retraction = { number: 2, reason: 'The log was forged.', retractedAt: '2026-04-01T00:00:00.000Z' };
  for (const markup of [render(retracted), render(sampleSnapshot(), { latestNumber: 2, retraction })]) {
    const words = readWords(markup);
    expect(words.indexOf('This fact sheet is retracted The log was forged.')).toBeGreaterThan(-1);
    expect(words.indexOf('is retracted')).toBeLessThan(words.indexOf('What closed the harbour'));
    expect(words).toContain('At a glance The newsroom no longer stands by these verdicts.');
  }
});

test('[F28] a quote leads to its place in the article; a retelling only to the article', () => {
  const [passage] = sampleClaim().evidence;
  if (!passage) throw new Error('the sample cites a passage');
  const markup = (retelling: boolean) =>
    render(sampleSnapshot({ claims: [sampleClaim({ evidence: [{ ...passage, retelling }] })] }));
  expect(markup(false)).toContain('href="https://example.test/harbour#:~:text=');
  expect(markup(true)).toContain('href="https://example.test/harbour"');
});

test('[F31] the page holds both citations and leads to the files of its version', () => {
  const markup = render(sampleSnapshot());
  expect(readWords(markup)).toContain(
    'Harbour Desk. (2026, March 5). What closed the harbour (Version 1) [Fact sheet].',
  );
  expect(markup).toContain('@misc{harbour-v1,');
  for (const file of ['v/1.json', 'v/1.csv', 'v/1.jsonld', 'feed.xml', 'feed.json']) {
    expect(markup).toContain(`href="/facts/harbour/${file}"`);
  }
});
