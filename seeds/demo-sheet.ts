import type { DemoBlock } from './demo-story.ts';

export const DEMO_SHEET_SLUG = 'russia-azerbaijan-june-2025';
export const DEMO_SHEET_TITLE = 'Russia and Azerbaijan, June 2025: what is confirmed and what is not';

export const DEMO_STANDFIRST: readonly string[] = [
  'Two brothers died in connection with a police operation in Yekaterinburg, and Azerbaijan answered by cancelling Russian cultural events. Where and how the men died is disputed. We compared five reports, sentence by sentence.',
];

const heading = (text: string): DemoBlock => ({ type: 'heading', level: 2, text: [{ text }] });
const paragraph = (text: string): DemoBlock => ({ type: 'paragraph', text: [{ text }] });
const claim = (text: string): DemoBlock => ({ type: 'claim', text });

export const DEMO_SHEET_BODY: readonly DemoBlock[] = [
  heading('The deaths'),
  paragraph('All five reports agree that two men died, and three give their names. They part ways over the place.'),
  claim('Two brothers, Ziyaddin and Huseyn Safarov, died in connection with a police operation in Yekaterinburg.'),
  claim('The two men died during the raid itself, not later in custody.'),
  heading('The answer from Baku'),
  paragraph('The cancellations came from the government, and they went beyond culture.'),
  claim('The Culture Ministry of Azerbaijan cancelled all cultural events with Russian organisers.'),
  claim('The visit that Azerbaijan cancelled was that of Alexei Overchuk, a Russian deputy prime minister.'),
  heading('The airliner'),
  paragraph(
    'The quarrel is older than the deaths. Since December 2024 the two governments have been at odds over a crash.',
  ),
  claim('The crash of the Azerbaijani airliner in December 2024 killed 38 people.'),
  claim('Russian air defence hit the Azerbaijani airliner.'),
];
