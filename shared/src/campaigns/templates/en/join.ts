import type { TemplateWords } from '../template-words.ts';

export const JOIN_EN: TemplateWords = {
  name: 'Join us',
  what: 'Six weeks for colleagues to learn what membership gives, and to apply.',
  goal: 'Colleagues whom our collective agreement protects already join the union and know whom to go to.',
  messages: [
    'The agreement covers everybody; it stands on those who have joined.',
    'Joining is simple: a form of one page, and the rep of your shift helps.',
    'The union is your colleagues: here is who answers for your shift.',
  ],
  phases: [
    'We listen: why people do not join',
    'We tell: what is done already',
    'We invite: talks in the shifts',
    'We thank and count',
  ],
  tasks: [
    'Talk to ten colleagues who are not in the union and write down their words',
    'Ask the accounts office how many we are now: the number to start from',
    'Collect three wins with a document: what was, what is',
    'Check the application form and where to hand it in, shift by shift',
    'Prepare the reps: questions and answers on one page',
    'Call everybody who has left a contact, the same day',
    'Bring together those who invited and those who joined',
  ],
  indicators: {
    members: {
      name: 'Joined',
      definition: 'New members during the campaign. Those who left are counted apart.',
      source: 'Register of members, two people compare',
      unit: 'people',
      rule: 'People join without clicking links: put more into talks than into the feed.',
    },
    applications: {
      name: 'Applications handed in',
      definition: 'On paper and from the site, each person once.',
      source: 'Book of the committee',
      unit: 'applications',
      rule: 'Ten talks for one application: ask what is in the way.',
    },
    talks: {
      name: 'Talks one to one',
      definition: 'A person was listened to, not only given a leaflet.',
      source: 'Notebook of the rep',
      unit: 'talks',
      rule: 'Fewer than planned two weeks in a row: name people for the shifts.',
    },
  },
  budget: ['Texts and photos', 'Talks in the shifts', 'Printing of leaflets and posters with QR codes'],
  drafts: [
    {
      title: 'Why are you not in the union?',
      text: 'We ask honestly: what keeps you from joining? Answer in the comments or write to [name of the rep]. We collect the answers and reply to each one: to the point, without slogans.',
    },
    {
      title: 'What the union did in a year: [number] examples',
      text: 'In shop [name] it was [how it was]. We collected [how many] signatures and sat down with the employer. Now it is [how it is]: that stands in [document, date]. Do you know what else has to be mended? Write to us.',
    },
    {
      title: 'What membership costs and what you get for it',
      text: 'The fee is [amount]. For it: a lawyer who answers within [time]; help when [case]; a voice in talks about pay. In figures: in a year members got back [sum]. The form is with [name, place].',
    },
    {
      title: 'Who answers for your shift',
      text: 'These are the people to go to: shift 1, [name]; shift 2, [name]; shift 3, [name]. They help with the form and answer questions. Come up to them in the break or write here.',
    },
    {
      title: 'I joined a month ago. Here is what changed',
      text: '[Name, with consent], [trade]: “[one or two phrases in their own words]”. If you think about the same, begin with a talk with [name of the rep].',
    },
    {
      title: 'There are more of us: thanks to everybody',
      text: 'In six weeks [number] people joined. Thanks to those who told, listened and invited. The first thing to do together is fixed: [date, what, where].',
    },
  ],
};
