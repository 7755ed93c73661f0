import type { DemoClaim } from './demo-story.ts';

/** Where the five reports agree, differ or contradict each other. */
export const DEMO_CLAIMS: readonly DemoClaim[] = [
  {
    text: 'Two brothers, Ziyaddin and Huseyn Safarov, died in connection with a police operation in Yekaterinburg.',
    author: 'editor1',
    evidence: [
      {
        article: 'clash-report',
        quote:
          'The two men were Ziyaddin Safarov and Huseyn Safarov. They were killed when police carried out raids in Yekaterinburg.',
        stance: 'supports',
      },
      {
        article: 'dateline-baku',
        quote: 'Two brothers, Ziyaddin and Huseyn Safarov, did not survive the operation.',
        stance: 'supports',
      },
      {
        article: 'tuesday-arrests',
        quote: 'Two brothers, Huseyn and Ziyaddin Safarov, died in the course of the raid.',
        stance: 'supports',
      },
      {
        article: 'pravda-ru',
        quote: 'Two citizens of Azerbaijan are reported to have been killed while the operation was going on',
        stance: 'supports',
        origin: "Azerbaijan's Ministry of Culture",
      },
    ],
    votes: [
      { by: 'editor1', rating: 1, confidence: 'high' },
      { by: 'editor2', rating: 1, confidence: 'high' },
      { by: 'editor3', rating: 1, confidence: 'medium', reason: 'Three reports give the names, a fourth the number.' },
      { by: 'reviewer', rating: 2, confidence: 'medium' },
    ],
    until: { decision: 'approved', reason: 'Names and number agree in every report that gives them.' },
  },
  {
    text: 'The two men died during the raid itself, not later in custody.',
    author: 'editor2',
    evidence: [
      {
        article: 'tuesday-arrests',
        quote: 'Two brothers, Huseyn and Ziyaddin Safarov, died in the course of the raid.',
        stance: 'supports',
      },
      {
        article: 'clash-report',
        quote: 'They were killed when police carried out raids in Yekaterinburg.',
        stance: 'supports',
      },
      {
        article: 'pravda-ru',
        quote: 'Two citizens of Azerbaijan are reported to have been killed while the operation was going on',
        stance: 'supports',
        origin: "Azerbaijan's Ministry of Culture",
      },
      {
        article: 'cites-digi-24',
        quote: 'Two of those arrested are said to have died after they had been taken into custody.',
        stance: 'contradicts',
      },
    ],
    votes: [
      { by: 'editor1', rating: 2, confidence: 'medium' },
      { by: 'editor2', rating: 2, confidence: 'medium' },
      {
        by: 'editor3',
        rating: 4,
        confidence: 'low',
        reason: 'One report puts the deaths in custody, and nobody names a source who was there.',
      },
      {
        by: 'admin',
        rating: 5,
        confidence: 'low',
        reason:
          'Those who were arrested first cannot have died in the raid. That version has to be excluded before we print this.',
      },
    ],
    until: {
      decision: 'approved',
      reason: 'To be published as disputed: readers should know that the reports differ.',
    },
  },
  {
    text: 'One of the two men died of heart failure.',
    author: 'editor3',
    evidence: [
      {
        article: 'dateline-baku',
        quote: 'Later they said that heart failure had killed one of the two',
        stance: 'supports',
        origin: 'Russian officials',
      },
      {
        article: 'clash-report',
        quote: 'He says that they were tortured until they died',
        stance: 'contradicts',
        origin: 'Sayfaddin Huseynli',
      },
      {
        article: 'tuesday-arrests',
        quote: 'In their words the Russian police had carried out "extrajudicial" killings.',
        stance: 'contradicts',
        origin: 'Azerbaijani prosecutors',
      },
      {
        article: 'dateline-baku',
        quote: 'The Foreign Ministry spoke of a brutal killing',
        stance: 'contradicts',
        origin: "Azerbaijan's Foreign Ministry",
      },
    ],
    votes: [
      { by: 'editor1', rating: 4, reason: 'Both sides are parties to the case, and no doctor is quoted by either.' },
      { by: 'editor2', rating: 3, reason: 'It is the only cause of death that an authority has stated.' },
      { by: 'editor3', rating: 5, confidence: 'low', reason: 'The brother and the prosecutors contradict it.' },
      { by: 'reviewer', rating: 6, reason: 'Nobody has shown a finding.' },
    ],
    until: 'voted',
  },
  {
    text: 'About 50 people were arrested in the operation in Yekaterinburg.',
    author: 'editor1',
    evidence: [
      { article: 'dateline-baku', quote: 'About 50 people were arrested there', stance: 'supports' },
      {
        article: 'cites-digi-24',
        quote: 'Last week the police there arrested dozens of Azerbaijanis',
        stance: 'context',
      },
    ],
    votes: [
      { by: 'editor1', rating: 2, confidence: 'medium' },
      { by: 'editor3', rating: 3, confidence: 'low', reason: '“Dozens” fits 50 and fits 30.' },
    ],
    until: 'voting',
  },
  {
    text: 'President Putin apologised for the loss of the airliner.',
    author: 'editor3',
    evidence: [
      {
        article: 'dateline-baku',
        quote: 'President Putin apologised, though he did not accept full responsibility.',
        stance: 'supports',
      },
      {
        article: 'clash-report',
        quote: 'President Vladimir Putin expressed his condolences but did not take responsibility',
        stance: 'contradicts',
      },
      {
        article: 'tuesday-arrests',
        quote: 'In public Moscow has never confirmed this.',
        stance: 'context',
      },
    ],
    votes: [
      {
        by: 'editor1',
        rating: 2,
        confidence: 'medium',
        reason: 'Condolences and an apology may be the same words, read twice.',
      },
      { by: 'editor2', rating: 2, confidence: 'medium' },
      { by: 'editor3', rating: 3, confidence: 'low' },
    ],
    until: 'in_review',
  },
  {
    text: 'The visit that Azerbaijan cancelled was that of Alexei Overchuk, a Russian deputy prime minister.',
    author: 'editor2',
    evidence: [
      {
        article: 'clash-report',
        quote: 'Alexey Overchuk, a deputy prime minister of Russia, was expected in Azerbaijan and will not come.',
        stance: 'supports',
        origin: 'Azerbaijani state media',
      },
      {
        article: 'dateline-baku',
        quote: 'The government also called off a visit by Alexei Overchuk, a Russian deputy prime minister.',
        stance: 'supports',
      },
    ],
    votes: [
      { by: 'editor1', rating: 1, confidence: 'high' },
      { by: 'editor2', rating: 1, confidence: 'high' },
      { by: 'editor3', rating: 1, confidence: 'high' },
    ],
    until: { decision: 'approved', reason: 'Both reports that speak of a visit name him.' },
  },
  {
    text: 'The Culture Ministry of Azerbaijan cancelled all cultural events with Russian organisers.',
    author: 'editor1',
    evidence: [
      {
        article: 'cites-digi-24',
        quote: 'reports that the order came from the Ministry of Culture.',
        stance: 'supports',
        origin: 'Digi 24',
      },
      {
        article: 'clash-report',
        quote:
          'The Culture Ministry in Baku withdrew its consent for concerts, exhibitions and performances with Russian sponsors.',
        stance: 'supports',
      },
      {
        article: 'dateline-baku',
        quote: 'The Culture Ministry cancelled concerts, exhibitions and festivals that had any link with Russia.',
        stance: 'supports',
      },
      {
        article: 'pravda-ru',
        quote: 'Every cultural event in Azerbaijan with Russian organisers behind it is now off',
        stance: 'supports',
      },
    ],
    votes: [
      { by: 'editor1', rating: 1, confidence: 'high' },
      { by: 'editor2', rating: 1, confidence: 'high' },
      {
        by: 'editor3',
        rating: 2,
        confidence: 'medium',
        reason: 'Who counts as Russian differs: organisers, sponsors, any link.',
      },
    ],
    until: { decision: 'approved', reason: 'Four reports, and Moscow does not deny it.' },
  },
  {
    text: 'The operation in Yekaterinburg took place on 27 June 2025.',
    author: 'editor2',
    evidence: [
      { article: 'tuesday-arrests', quote: 'All of this goes back to 27 June.', stance: 'supports' },
      {
        article: 'dateline-baku',
        quote: 'The chain of events began last week in Yekaterinburg with mass arrests.',
        stance: 'context',
      },
    ],
    votes: [
      { by: 'editor1', rating: 2, confidence: 'medium' },
      { by: 'editor2', rating: 2, confidence: 'medium' },
      { by: 'editor3', rating: 2, confidence: 'low' },
    ],
    until: {
      decision: 'changes_requested',
      pointsAt: ['wording'],
      reason: 'Only one report gives the day. Find a second one, or say in the claim that one report gives it.',
    },
  },
  {
    text: 'Azerbaijan arrested seven Russian nationals on 30 June 2025.',
    author: 'editor3',
    evidence: [
      { article: 'tuesday-arrests', quote: 'On Monday it arrested seven Russian nationals.', stance: 'supports' },
      { article: 'dateline-baku', quote: 'took several journalists with them', stance: 'context' },
      {
        article: 'cites-digi-24',
        quote: 'Russian diplomats asked to see the detained journalist and were turned away.',
        stance: 'contradicts',
        origin: 'Russian Foreign Ministry',
      },
    ],
    votes: [
      { by: 'editor2', rating: 2, confidence: 'medium' },
      { by: 'admin', rating: 3, confidence: 'low' },
    ],
    until: 'voting',
  },
  {
    text: 'The crash of the Azerbaijani airliner in December 2024 killed 38 people.',
    author: 'editor2',
    evidence: [
      { article: 'tuesday-arrests', quote: '38 people lost their lives', stance: 'supports' },
      { article: 'dateline-baku', quote: '38 people died', stance: 'supports' },
    ],
    votes: [
      { by: 'editor1', rating: 1, confidence: 'high' },
      { by: 'editor2', rating: 1, confidence: 'high' },
      { by: 'reviewer', rating: 1, confidence: 'high' },
    ],
    until: { decision: 'approved', reason: 'The figure is the same wherever it is given.' },
  },
  {
    text: 'Russian air defence hit the Azerbaijani airliner.',
    author: 'editor1',
    evidence: [
      {
        article: 'dateline-baku',
        quote: 'a missile of the Russian air defence hit a passenger jet from Azerbaijan over Chechnya',
        stance: 'supports',
      },
      {
        article: 'clash-report',
        quote: 'The Azerbaijani aircraft was reportedly struck by Russian air defence near Grozny.',
        stance: 'supports',
      },
      {
        article: 'tuesday-arrests',
        quote: 'Baku holds Russian air defence responsible',
        stance: 'supports',
        origin: 'Government of Azerbaijan',
      },
      { article: 'tuesday-arrests', quote: 'In public Moscow has never confirmed this.', stance: 'context' },
    ],
    votes: [
      { by: 'editor1', rating: 2, confidence: 'medium' },
      { by: 'editor2', rating: 2, confidence: 'high' },
      { by: 'editor3', rating: 2, confidence: 'medium' },
      { by: 'admin', rating: 3, confidence: 'low', reason: 'Two of the three reports do not say how they know.' },
    ],
    until: { decision: 'approved', reason: 'Probable is the right word while Moscow has not confirmed it.' },
  },
  {
    text: 'Yevgeny Belousov and Igor Kartavykh, who led Sputnik in Azerbaijan, are among those detained in Baku.',
    author: 'editor3',
    evidence: [
      {
        article: 'tuesday-arrests',
        quote: 'Yevgeny Belousov as editor-in-chief and Igor Kartavykh as director of its newsroom.',
        stance: 'supports',
      },
      {
        article: 'dateline-baku',
        quote:
          "Among the people detained were Yevgeny Belousov, the agency's editor-in-chief, and Igor Kartavykh, its director.",
        stance: 'supports',
      },
    ],
    votes: [],
    until: 'gathering',
  },
];
