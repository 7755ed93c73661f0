import { type HeldOutStory, readStoryText } from './story.ts';

/** Solvent in drinking water: who knew, who is to blame, and what it did, as four outlets tell it. */
export const RESERVOIR: HeldOutStory = {
  title: 'Solvent in the drinking water of Aldermoor',
  articles: {
    gazette: { outlet: 'Aldermoor Gazette', text: readStoryText('reservoir', 'gazette') },
    radio: { outlet: 'Three Dales Radio', text: readStoryText('reservoir', 'radio') },
    ledger: { outlet: 'The Public Ledger', text: readStoryText('reservoir', 'ledger') },
    'utility-monitor': { outlet: 'Utility Monitor', text: readStoryText('reservoir', 'utility-monitor') },
  },
  claims: [
    {
      text: 'Westvale Water knew of the contamination two days before it warned its customers.',
      evidence: [
        {
          article: 'gazette',
          quote:
            "Residents of Mill Lane and Tanner's Row had rung the company's hotline on Saturday morning because their water smelled of nail varnish, and were told that the pipes were being flushed.",
        },
        {
          article: 'radio',
          quote:
            'The first result from the laboratory reached him late on Sunday night, he said, and the text message went out within eight hours.',
        },
        {
          article: 'radio',
          quote: 'Complaints about taste come in every week, he told us, and are not proof of anything.',
        },
        {
          article: 'ledger',
          quote:
            'An internal message of Saturday 30 May, 16.50, tells the control room that "organics at the Hollin inlet are through the roof"; customers heard nothing until Monday at six.',
        },
        {
          article: 'utility-monitor',
          quote: 'Westvale gives Sunday, 21.40, as the time of the first reliable measurement',
        },
      ],
    },
    {
      text: 'About 26,000 households were told not to drink their tap water.',
      evidence: [
        {
          article: 'gazette',
          quote:
            'Shortly after six in the morning Westvale Water had sent a message to every household supplied from Hollin Water, some 26,000 in all: do not drink from the tap',
        },
        {
          article: 'radio',
          quote:
            'Westvale Water now speaks of 31,000 homes, because the village of Nether Hollin hangs on the same main.',
        },
        { article: 'utility-monitor', quote: 'The notice covered 26,400 connections at first and 31,000 from 3 June.' },
      ],
    },
    {
      text: 'The solvent came from the site of Brandreth Coatings.',
      evidence: [
        { article: 'gazette', quote: 'it has sealed a storm drain beside the yard of Brandreth Coatings' },
        {
          article: 'radio',
          quote:
            'Brandreth Coatings denies that the solvent is its own: a spokeswoman told us that the firm gave it up in 2019 and that there are other users further up the valley.',
        },
        {
          article: 'ledger',
          quote:
            'Behind the paint shop of Brandreth Coatings, two officials of the Inspectorate say, a cracked tank was found on Wednesday, and dye poured into the drain beside it showed up in the reservoir 40 minutes later.',
        },
        { article: 'utility-monitor', quote: 'The Inspectorate has opened proceedings against Brandreth Coatings.' },
        {
          article: 'utility-monitor',
          quote:
            'The company now accepts that solvent from an old tank on its land entered the drain, but says that the tank was left there by a previous owner.',
        },
      ],
    },
    {
      text: 'The water held more than three times as much solvent as the law allows.',
      evidence: [
        {
          article: 'gazette',
          quote: 'A sample contained 34 micrograms in a litre, the Public Health Office said; the law allows ten.',
        },
        {
          article: 'ledger',
          quote:
            'An independent laboratory that tested water from three kitchens for the Ledger, drawn on the first Monday, found between 21 and 52 micrograms a litre where ten are allowed.',
        },
        { article: 'utility-monitor', quote: 'At its peak the figure had been 34, against a standard of ten.' },
      ],
    },
    {
      text: 'Nobody fell ill from drinking the water.',
      evidence: [
        {
          article: 'gazette',
          quote:
            'The surgery in Church Street saw eleven patients with headaches or nausea, and a doctor there said that she could not tell whether the water was to blame.',
        },
        {
          article: 'radio',
          quote:
            'More than 60 people have told the health line that they feel unwell, with upset stomachs, dizziness or a rash.',
        },
        {
          article: 'radio',
          quote: 'The Public Health Office says that so far none of these cases has been traced to the supply.',
        },
        { article: 'radio', quote: 'A few days of drinking it would do no harm to a healthy adult' },
        {
          article: 'ledger',
          quote:
            'Doctors at Aldermoor General are treating a two-year-old whose liver values they cannot explain, and whose family had used tap water all weekend.',
        },
      ],
    },
    {
      text: 'The spill killed fish in Hollin Brook.',
      evidence: [
        {
          article: 'gazette',
          quote:
            'Members of the angling club pulled some thirty trout out of Hollin Brook on Sunday, all of them dead.',
        },
        {
          article: 'radio',
          quote:
            'Our reporter walked two kilometres along the brook this morning, counted dead fish and stopped at a hundred.',
        },
        {
          article: 'radio',
          quote:
            'The Inspectorate has taken some of them for tests and says that a lack of oxygen in this heat could be the reason too.',
        },
        {
          article: 'ledger',
          quote: 'The anglers, who put their losses in the brook at 400 fish, are preparing a suit.',
        },
      ],
    },
    {
      text: 'Bottled water ran out on the first day.',
      evidence: [
        {
          article: 'gazette',
          quote:
            'At the leisure centre the last pallet was gone by eleven, and people who had stood in line for an hour were sent on to the fire station, where there was nothing either until the evening.',
        },
        {
          article: 'radio',
          quote: 'It is a change from Monday, when shops and distribution points alike stood empty by lunchtime.',
        },
        { article: 'ledger', quote: 'On the Monday 40,000 bottles had to do for a town of 60,000 people' },
        {
          article: 'utility-monitor',
          quote:
            'Stocks of bottled water had been laid in for 10,000 homes and were used up within hours of the announcement, the company admits.',
        },
      ],
    },
    {
      text: 'Brandreth Coatings had been fined before for its handling of chemicals.',
      evidence: [
        {
          article: 'gazette',
          quote:
            'The firm, which employs 140 people, had to pay a penalty some years ago over the way it stored its acids.',
        },
        { article: 'radio', quote: 'In thirty years, she said, no authority had found fault with the plant.' },
        {
          article: 'ledger',
          quote:
            'In 2021 a court ordered Brandreth to pay £45,000 after drums of acid had been found stacked in the open.',
        },
        { article: 'utility-monitor', quote: 'An earlier case, in 2021, had ended with a payment of £45,000.' },
      ],
    },
    {
      text: 'Westvale gave up a filter for the Hollin works in 2022 in order to save money.',
      evidence: [
        {
          article: 'radio',
          quote:
            'The company had one in its plans and dropped it in 2022 to keep bills down, a town councillor told us.',
        },
        {
          article: 'ledger',
          quote:
            'In 2022, according to minutes that this newspaper has seen, the board of Westvale Water struck a carbon filter for the Hollin works from its investment programme.',
        },
        {
          article: 'ledger',
          quote:
            'It would have cost £11 million, and the finance committee noted that the saving would protect the dividend.',
        },
        {
          article: 'utility-monitor',
          quote:
            'Westvale maintains that the carbon stage was deferred because the technology was to be tried at another works first, and that cost played no part in it',
        },
      ],
    },
    {
      text: 'The warning was lifted for the whole town after eight days.',
      evidence: [
        { article: 'ledger', quote: 'Since Tuesday most of the town may drink from the tap again.' },
        {
          article: 'utility-monitor',
          quote:
            'Westvale Water withdrew its do-not-drink notice for Aldermoor on Tuesday afternoon, eight days after it was issued.',
        },
        {
          article: 'utility-monitor',
          quote:
            'Customers in the hamlets above Nether Hollin must wait until their tank has been cleaned, probably on Friday.',
        },
      ],
    },
  ],
};
