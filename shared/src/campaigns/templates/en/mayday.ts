import type { TemplateWords } from '../template-words.ts';

export const MAYDAY_EN: TemplateWords = {
  name: '1 May',
  what: 'Four weeks before May Day and one after: its meaning, the gathering, the story of people.',
  goal: 'This May Day is about our demands, and those come whom they concern.',
  messages: [
    'May Day is the day when demands are said aloud.',
    'Our demand this year: [one sentence].',
    'Come as a shift: together we are seen, and it is more fun.',
  ],
  phases: ['We choose the main demand', 'We invite and get ready', 'The day', 'We tell and thank'],
  tasks: [
    'Ask the regional federation for the form, the time and the place',
    'Agree how we take part, and safety, by the rules of the town',
    'Choose the demand by a poll',
    'Make posters: large letters, with a figure',
    'Name who takes photos and who asks for consent',
    'Collect the photos and send them to those who are in them',
  ],
  indicators: {
    answered: {
      name: 'An answer to the demand',
      definition: 'The employer or the authorities answered in writing: 1 is yes, 0 is not yet.',
      source: 'Incoming letters',
      unit: 'answers',
      rule: 'No answer for a month: remind in public.',
    },
    came: {
      name: 'Came with us',
      definition: 'People in our column or gathering by the lists of shifts. Two people count.',
      source: 'Lists of shifts',
      unit: 'people',
      rule: 'Fewer than planned a week before: reps invite in person.',
    },
    signed: {
      name: 'Signed up',
      definition: 'Said “I come” to the rep or ticked it in the poll.',
      source: 'Lists of the reps',
      unit: 'people',
      rule: 'Only activists sign up: change the words of the invitation.',
    },
  },
  budget: ['Posters and a banner', 'Photos and texts', 'Bus, tea, souvenirs'],
  drafts: [
    {
      title: 'With which demand do we go out on 1 May?',
      text: 'Three proposals from the shifts: [1], [2], [3]. Vote until [date]. The winner goes on the poster and into a letter to the employer.',
    },
    {
      title: 'Where and when we meet',
      text: '1 May, [time], [place]. The bus leaves the gate at [time]. Children are welcome. Tell your rep that you come: we book seats.',
    },
    {
      title: 'Where May Day comes from, and what it has to do with us',
      text: 'The eight-hour day was once a demand on a poster. Ours today is [demand]. What would you write on the poster? We print the best one.',
    },
    {
      title: 'We were [number]. Thank you',
      text: '[Number] people came from [number] shifts. Photos: [link]; if you do not want to be in one, write and we take it out. The letter with the demand went to [whom, date]. We publish the answer.',
    },
  ],
};
