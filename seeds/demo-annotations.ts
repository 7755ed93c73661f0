import type { DemoAnnotation } from './demo-story.ts';

/** What the editors marked while they read. */
export const DEMO_ANNOTATIONS: readonly DemoAnnotation[] = [
  {
    article: 'clash-report',
    quote:
      'He says that they were tortured until they died and that nobody had looked into any charge against them first.',
    by: 'editor1',
    kind: 'doubt',
    note: 'One relative, and a grave accusation. Who else says so?',
    replies: [
      {
        by: 'editor2',
        text: 'The prosecutors in Baku speak of extrajudicial killings, but not of torture. See the report of 1 July.',
      },
      { by: 'editor1', text: 'Then it stays with his name on it.' },
    ],
  },
  {
    article: 'clash-report',
    quote: 'They were killed when police carried out raids in Yekaterinburg.',
    by: 'editor2',
    kind: 'note',
    note: 'During the raid. Another report has them die in custody.',
    replies: [{ by: 'editor3', text: 'That makes a claim of its own.' }],
  },
  {
    article: 'clash-report',
    quote: 'neither he nor any other Russian official ought to visit',
    by: 'editor3',
    kind: 'highlight',
    note: '',
  },
  {
    article: 'cites-digi-24',
    quote: 'Two of those arrested are said to have died after they had been taken into custody.',
    by: 'editor2',
    kind: 'doubt',
    note: 'Said by whom? The other reports put the deaths in the raid.',
    replies: [{ by: 'reviewer', text: 'Keep both versions in front of the reader until someone shows a document.' }],
  },
  {
    article: 'cites-digi-24',
    quote: 'the detained journalist',
    by: 'editor3',
    kind: 'question',
    note: 'One journalist here, several employees two lines below, seven people in the report of 1 July.',
  },
  {
    article: 'cites-digi-24',
    quote: 'the Eurasian Economic Union',
    by: 'editor1',
    kind: 'doubt',
    note: 'Azerbaijan is not a member of the Eurasian Economic Union.',
    replies: [{ by: 'editor2', text: 'The report only says that they worked together there. We leave it out.' }],
    resolved: true,
  },
  {
    article: 'dateline-baku',
    quote:
      'Later they said that heart failure had killed one of the two, and that they were still trying to establish why the other had died.',
    by: 'editor3',
    kind: 'note',
    note: 'The only cause of death that an authority has stated so far.',
    replies: [{ by: 'editor1', text: 'By the authority whose officers are accused. It needs an origin of its own.' }],
  },
  {
    article: 'dateline-baku',
    quote: 'About 50 people were arrested there',
    by: 'editor1',
    kind: 'highlight',
    note: '',
  },
  {
    article: 'dateline-baku',
    quote: 'President Putin apologised, though he did not accept full responsibility.',
    by: 'editor3',
    kind: 'question',
    note: 'Condolences in Clash Report, an apology here. Is there a transcript?',
  },
  {
    article: 'pravda-ru',
    quote: "That account comes from Azerbaijan's Ministry of Culture",
    by: 'editor2',
    kind: 'question',
    note: 'A ministry of culture as the source for a police operation?',
    replies: [
      { by: 'editor1', text: 'It gave the reason for its own cancellations. For the deaths it is second-hand.' },
    ],
  },
  {
    article: 'tuesday-arrests',
    quote: 'On Monday it arrested seven Russian nationals.',
    by: 'editor3',
    kind: 'note',
    note: 'Belousov, Kartavykh, Huseynova and four more: that makes seven.',
  },
  {
    article: 'tuesday-arrests',
    quote: 'All of this goes back to 27 June.',
    by: 'editor2',
    kind: 'highlight',
    note: '',
  },
];
