import { type HeldOutStory, readStoryText } from './story.ts';

/** A ferry on a reef: times, numbers and causes on which four outlets differ. */
export const FERRY: HeldOutStory = {
  title: 'The Skarvay ferry on Gannet Ledge',
  articles: {
    courier: { outlet: 'The Skarvay Courier', text: readStoryText('ferry', 'courier') },
    'evening-post': { outlet: 'Mallin Evening Post', text: readStoryText('ferry', 'evening-post') },
    seaways: { outlet: 'Seaways Weekly', text: readStoryText('ferry', 'seaways') },
    meridian: { outlet: 'Meridian News Agency', text: readStoryText('ferry', 'meridian') },
  },
  claims: [
    {
      text: 'The Corran Lass ran aground shortly after seven in the evening.',
      evidence: [
        { article: 'courier', quote: 'She was halfway home when she hit the rocks at about a quarter past seven' },
        {
          article: 'evening-post',
          quote:
            'The coastguard logged the first call at 19.24, by when, its duty officer said, the ship had been fast on Gannet Ledge for about ten minutes.',
        },
        { article: 'seaways', quote: 'grounded at 19.12 on 12 March' },
        {
          article: 'meridian',
          quote: 'The alarm was raised at 7:40 p.m., minutes after the collision, a coastguard spokesman said.',
        },
      ],
    },
    {
      text: 'More than 140 people were on board.',
      evidence: [
        { article: 'courier', quote: 'the 149 people who were aboard her slept on dry land' },
        { article: 'evening-post', quote: 'She carried 138 passengers besides her crew' },
        {
          article: 'seaways',
          quote:
            'Tickets for 131 passengers had been scanned and there were eleven crew, but infants and lorry drivers travel unscanned.',
        },
        { article: 'meridian', quote: 'A passenger ferry with nearly 150 people aboard' },
      ],
    },
    {
      text: 'Seventeen people were treated in hospital.',
      evidence: [
        {
          article: 'courier',
          quote:
            'Fourteen islanders were seen at the hospital in Port Mallin, mostly for bruises and cold, and three of them stayed the night.',
        },
        {
          article: 'evening-post',
          quote: 'Seventeen people needed hospital care after the Skarvay ferry went onto rocks',
        },
        { article: 'meridian', quote: 'leaving 17 in hospital' },
      ],
    },
    {
      text: 'For more than half an hour nobody told the passengers what had happened.',
      evidence: [
        {
          article: 'courier',
          quote: 'Several families told the Courier that the loudspeakers stayed silent for forty minutes.',
        },
        {
          article: 'courier',
          quote:
            '"We learned that we were aground from my sister, who rang us from the shore," said a teacher at the primary school.',
        },
        {
          article: 'evening-post',
          quote: 'an announcement was made within five minutes, it said, and repeated in both lounges',
        },
        {
          article: 'meridian',
          quote: 'Some said the captain had spoken to them almost at once and told them to stay in their seats.',
        },
        {
          article: 'meridian',
          quote:
            'Others, who sat near the stern, heard nothing until crew came round with life jackets more than half an hour later.',
        },
      ],
    },
    {
      text: 'The light on Gannet Ledge was out on the night of the accident.',
      evidence: [
        {
          article: 'courier',
          quote:
            'Fishermen have complained since January that the beacon on the ledge goes dark in wet weather, and two skippers who were out on Thursday say that it was dark again.',
        },
        {
          article: 'evening-post',
          quote: 'He had seen no flash from the ledge as he approached, he said, although visibility was poor by then.',
        },
        {
          article: 'seaways',
          quote: 'a new lamp was fitted on 3 March and that its remote monitor reported no failure on the night',
        },
        { article: 'seaways', quote: 'The monitor, it conceded, measures the current and does not see the lamp.' },
        {
          article: 'meridian',
          quote: 'It had no indication, it said, that any navigation light in the bay was out of order.',
        },
      ],
    },
    {
      text: 'The accident was caused by a failure of the steering.',
      evidence: [
        {
          article: 'courier',
          quote:
            'A man who served on the Corran Lass as mate until last month says that her wheel had jammed twice in February.',
        },
        { article: 'evening-post', quote: 'the helm had stopped responding some minutes before the impact' },
        { article: 'seaways', quote: 'Northreach Ferries, which blames the steering gear' },
        {
          article: 'seaways',
          quote:
            'A person who knows of the inquiry says that rudder orders were carried out normally right up to the impact.',
        },
      ],
    },
    {
      text: 'No fuel leaked from the ship.',
      evidence: [
        { article: 'courier', quote: 'On the beach at Trow there was a strong smell of diesel all Friday.' },
        { article: 'evening-post', quote: 'At first light the harbour master noticed a thin sheen around the hull.' },
        { article: 'evening-post', quote: 'He put the amount of diesel at a few hundred litres at most' },
        { article: 'seaways', quote: 'Their divers report that all tanks are intact' },
        { article: 'meridian', quote: 'The Environment Agency said that no oil had escaped.' },
      ],
    },
    {
      text: 'The ferry sailed with a smaller crew than her certificate requires.',
      evidence: [
        { article: 'seaways', quote: 'Tickets for 131 passengers had been scanned and there were eleven crew' },
        {
          article: 'seaways',
          quote:
            "The Seafarers' Union says that the certificate asks for thirteen, and that dispensations have become a habit on the Skarvay run.",
        },
        {
          article: 'seaways',
          quote: 'Northreach replies that the smaller complement is permitted on crossings of less than an hour.',
        },
        {
          article: 'meridian',
          quote: 'The union that represents deck crews said that the ship had been two people short.',
        },
        {
          article: 'meridian',
          quote: 'A company spokesman denied it, saying that her manning was in line with every rule.',
        },
      ],
    },
    {
      text: "There were not enough children's life jackets.",
      evidence: [
        {
          article: 'courier',
          quote:
            'In the forward lounge there were eight small ones for more than twenty children, and some of the little ones were tied into the adult size with a scarf.',
        },
        {
          article: 'seaways',
          quote:
            'At her last survey, in November, inspectors counted survival gear for 200 adults and 20 children and found nothing to object to.',
        },
        {
          article: 'meridian',
          quote:
            'One father of three said that his youngest was given a jacket made for an adult because the locker with the small sizes was empty.',
        },
      ],
    },
    {
      text: 'Northreach will not run a car ferry to Skarvay again before the end of March.',
      evidence: [
        {
          article: 'courier',
          quote: 'Northreach Ferries has told the island council not to count on a crossing for cars before April.',
        },
        { article: 'evening-post', quote: 'When vehicles can cross again is open, the company said.' },
        {
          article: 'seaways',
          quote:
            'After that she faces weeks in dry dock, and Northreach owns no other vessel whose ramp fits the slip on the island.',
        },
        { article: 'seaways', quote: 'Brokers believe that a suitable ship could be had on charter early next month.' },
        {
          article: 'meridian',
          quote: 'Northreach said that it hoped to have a chartered car ferry on the route "within ten days".',
        },
      ],
    },
  ],
};
