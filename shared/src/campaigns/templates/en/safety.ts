import type { TemplateWords } from '../template-words.ts';

export const SAFETY_EN: TemplateWords = {
  name: 'Safety at work',
  what: 'Five weeks about one danger: see it, report it, get it mended.',
  goal: 'People notice a danger, know whom to tell, and see that it is mended.',
  messages: [
    'To report a danger is no complaint; it is care for the shift.',
    'You may stop work when life is in danger. We say how to do it by the law.',
    'Each report gets an answer: what was checked and when it is mended.',
  ],
  phases: [
    'We look together: a walk round',
    'We tell and collect reports',
    'We get it mended',
    'We show what changed',
  ],
  tasks: [
    'Agree the walk round with the safety representative',
    'Walk through the sections and write down: where, what, what it threatens',
    'Check the leaflet on the right to refuse dangerous work with a lawyer',
    'Begin a book of reports: date, section, answer',
    'Hand the demands to the employer and write down the dates',
    'Take “before and after” photos where it was mended',
  ],
  indicators: {
    fixed: {
      name: 'Dangers mended',
      definition: 'Mended, and checked on the spot by the safety representative.',
      source: 'Book of reports, acts',
      unit: 'places',
      rule: 'The date is past and it is not mended: write a formal demand.',
    },
    injuries: {
      name: 'Injuries a month',
      definition: 'All cases with an act, and small injuries. The target is fewer than before.',
      source: 'Safety department',
      unit: 'cases',
      rule: 'More reports are a good sign; they are no rise of injuries yet.',
    },
    reports: {
      name: 'Reports of danger',
      definition: 'Reports of workers that name the place, each danger once.',
      source: 'Book of reports',
      unit: 'reports',
      rule: 'No reports: people are afraid or do not know where to. Ask.',
    },
  },
  budget: ['Walks round', 'Texts and photos', 'Printing of leaflets for the sections'],
  drafts: [
    {
      title: 'What is dangerous in your section?',
      text: 'On the walk round we found [number] dangerous places: [example]. What do you see? The place and two words, in a message or to [name of the representative]. You need not give your name. We answer everybody by [date].',
    },
    {
      title: 'When you may stop work',
      text: 'If life is in direct danger, the law lets you refuse to work until the danger is gone. How to do it, step by step: tell [whom], write down [what], call [whom]. A leaflet checked by a lawyer: [link].',
    },
    {
      title: 'We got [number] reports. What is next',
      text: 'You named [number] places. [Number] are mended already, the dates of the others: [list]. What is missing from the list? Add it.',
    },
    {
      title: 'Before and after: [section]',
      text: 'On [date] you wrote about [danger]. On [date] it got [what was done]. Thanks to the shift [name]: without you nobody would have noticed. [Number] places are left, by [date].',
    },
  ],
};
