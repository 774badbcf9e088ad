import type { TemplateWords } from '../template-words.ts';

export const ACTIVISTS_EN: TemplateWords = {
  name: 'New activists',
  what: 'Seven weeks: find people, give them a first task they can manage, and keep them.',
  goal: 'Each shift has at least two people who help the union, and each knows what to do.',
  messages: [
    'To help you need not know everything: an hour a week is enough.',
    'The first task is done in two, the second one we teach.',
    'An activist decides, and does not only hand out leaflets.',
  ],
  phases: ['We search: who is listened to', 'The first task', 'School of activists', 'Who stayed, and why'],
  tasks: [
    'Ask in the shifts whom people go to for advice, and write down the names',
    'List ten things that take an hour: take a photo, ask, pass on, collect',
    'Talk in person to everybody who was named',
    'Give everybody a first task and a partner',
    'Hold a class: talks, the story of a win, safety online',
    'Call those who have gone quiet and ask why',
  ],
  indicators: {
    active: {
      name: 'Activists who stayed',
      definition: 'Did at least two things and agree to a third.',
      source: 'List of activists',
      unit: 'people',
      rule: 'More than half leave: the tasks are too big or dull.',
    },
    first: {
      name: 'Did a first task',
      definition: 'The task is finished, and the partner has heard of it.',
      source: 'List of activists',
      unit: 'people',
      rule: 'Nobody new for a week: go to the shift, not to the feed.',
    },
    asked: {
      name: 'Agreed to try',
      definition: 'Said “yes” in person or left a contact.',
      source: 'List of activists',
      unit: 'people',
      rule: 'They agree and do nothing: the first task has to come within a week.',
    },
  },
  budget: ['Talks in person', 'A class: hall, tea, printing', 'Texts and photos'],
  drafts: [
    {
      title: 'Whom do you go to for advice?',
      text: 'Each shift has a person who is listened to. Who is it with you? Send us the name: we come, ask, and offer something they can manage. You may name yourself.',
    },
    {
      title: 'Ten things that take an hour',
      text: 'Take a photo on shift. Ask colleagues three questions. Put up a poster. Collect questions for the lawyer. Choose one and write to [name]: you get a partner, and thanks that you can feel.',
    },
    {
      title: 'A first task: how it was',
      text: 'In an hour [name, with consent] [did what]. “[One phrase: what surprised]”. Would you like that too? The next thing to do: [what, when].',
    },
    {
      title: 'School of activists on [date]: what we teach',
      text: 'Three hours: how to speak of hard things, how to tell a win in a minute, how to stay out of trouble online. Place: [where], the tea is on us. Sign up: [name or link].',
    },
  ],
};
