import type { DemoArticle } from '#seeds/demo-story.ts';

/**
 * Passages of the demo's articles that bear on its claims as much as those that the demo links, though it links fewer: what an
 * editor who misses nothing would add. Chosen by reading, by claim; a fair measure counts what finds them as right.
 */
export const FURTHER_LINKS: Readonly<Record<string, readonly { article: DemoArticle; quote: string }[]>> = {
  'Two brothers, Ziyaddin and Huseyn Safarov, died in connection with a police operation in Yekaterinburg.': [
    {
      article: 'cites-digi-24',
      quote: 'Two of those arrested are said to have died after they had been taken into custody.',
    },
    { article: 'dateline-baku', quote: 'two men with roots in the country lost their lives' },
    { article: 'clash-report', quote: 'the deaths of two of its citizens' },
  ],
  'The two men died during the raid itself, not later in custody.': [
    { article: 'dateline-baku', quote: 'did not survive the operation' },
    { article: 'dateline-baku', quote: 'two men with roots in the country lost their lives' },
  ],
  'One of the two men died of heart failure.': [
    { article: 'clash-report', quote: 'Azerbaijani officials say that it was a "targeted and extrajudicial" killing' },
    { article: 'cites-digi-24', quote: 'which its officials condemned as "extrajudicial" killings' },
    {
      article: 'dateline-baku',
      quote: 'The government speaks of "demonstrative, targeted" and "extrajudicial" killings',
    },
  ],
  'The visit that Azerbaijan cancelled was that of Alexei Overchuk, a Russian deputy prime minister.': [
    {
      article: 'clash-report',
      quote: 'neither he nor any other Russian official ought to visit while things stand as they do',
    },
  ],
  'The Culture Ministry of Azerbaijan cancelled all cultural events with Russian organisers.': [
    { article: 'cites-digi-24', quote: 'Azerbaijan will host no Russian cultural events for the time being.' },
    {
      article: 'cites-digi-24',
      quote: 'It covers concerts, exhibitions and everything else arranged by Russian bodies',
    },
    { article: 'cites-digi-24', quote: "Baku's cancellations, which spare no Russian programme in the country" },
    { article: 'clash-report', quote: 'Baku had cancelled every Russian cultural event in the country' },
    { article: 'pravda-ru', quote: 'Concerts already in the calendar were suspended.' },
    {
      article: 'pravda-ru',
      quote:
        "That account comes from Azerbaijan's Ministry of Culture, which gave the deaths as its reason for acting.",
    },
  ],
  'The operation in Yekaterinburg took place on 27 June 2025.': [
    { article: 'tuesday-arrests', quote: 'On that day the police in Yekaterinburg carried out an operation' },
    { article: 'cites-digi-24', quote: 'Last week the police there arrested dozens of Azerbaijanis' },
  ],
  'Azerbaijan arrested seven Russian nationals on 30 June 2025.': [
    { article: 'tuesday-arrests', quote: 'Four more people connected with Sputnik Azerbaijan complete the number.' },
    { article: 'clash-report', quote: 'accused Azerbaijan of holding Russian journalists without any legal ground' },
  ],
  'The crash of the Azerbaijani airliner in December 2024 killed 38 people.': [
    { article: 'clash-report', quote: 'Behind that lies the loss of an airliner in December.' },
  ],
  'Russian air defence hit the Azerbaijani airliner.': [
    {
      article: 'dateline-baku',
      quote: 'the region was being defended at the time against what might have been an attack by Ukrainian drones',
    },
    { article: 'dateline-baku', quote: 'President Putin apologised, though he did not accept full responsibility.' },
    { article: 'clash-report', quote: 'expressed his condolences but did not take responsibility' },
  ],
};
