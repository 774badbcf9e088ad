import type { TemplateWords } from '../template-words.ts';

export const AGREEMENT_EN: TemplateWords = {
  name: 'Collective agreement',
  what: 'Ten weeks of talks: collect demands, keep people informed, make the result last.',
  goal: 'The agreement holds conditions that workers named themselves, and everybody knows what to use.',
  messages: [
    'The demands were collected in the shops, not in an office.',
    'We speak of each round: what we proposed, what they answered.',
    'An agreement works when it is read: here are the clauses about you.',
  ],
  phases: [
    'We collect demands',
    'Talks, round by round',
    'The agreement is signed: we explain',
    'We check that it is kept',
  ],
  tasks: [
    'Ask the shifts and count the answers',
    'Compare the demands with a lawyer and the agreement of the industry',
    'Agree among ourselves what we tell during the talks and what not',
    'Write what came of each round on the same day',
    'Make a leaflet: ten clauses in plain words',
    'Check the first pay under the new conditions',
  ],
  indicators: {
    clauses: {
      name: 'Demands in the agreement',
      definition: 'How many demands of the survey stand in the signed agreement, whole or amended.',
      source: 'The signed agreement',
      unit: 'clauses',
      rule: 'The main demand fails two rounds: collect signatures.',
    },
    signatures: {
      name: 'Signatures in support',
      definition: 'Workers who signed the demands by hand.',
      source: 'Signature sheets',
      unit: 'signatures',
      rule: 'Less than a third of a shop: hold a meeting there.',
    },
    answers: {
      name: 'Answers to the survey',
      definition: 'Forms filled in on paper and by phone, each person once.',
      source: 'Survey forms',
      unit: 'forms',
      rule: 'The night shift is silent: bring the form at night.',
    },
  },
  budget: ['Survey and counting', 'Texts of the rounds', 'Printing of the leaflet'],
  drafts: [
    {
      title: 'What should the agreement say? We ask you',
      text: 'Until [date] we collect demands for the new agreement. Name three things to mend in your shift: money, rota, conditions. The form takes two minutes: [link], on paper with [name].',
    },
    {
      title: 'This is what you answered: [number] forms',
      text: 'Named most: [demand 1], [number] of [number]; [demand 2]; [demand 3]. With this we go to the talks on [date]. What is missing? You can still add it until [date].',
    },
    {
      title: 'The first round: what we proposed and what they answered',
      text: 'We met on [date]. We proposed [clause]. The employer answered [answer]. Agreed: [what]. Still open: [what]. The next meeting is on [date].',
    },
    {
      title: 'The agreement is signed: what changes for you',
      text: 'From [date] the new agreement is in force. It was: [how]. It is: [how], clause [number]. The leaflet: [link]. Check your pay slip and ask if it does not add up: [name].',
    },
    {
      title: 'We check the first pay under the new rules',
      text: 'Night hours are now paid at [rate], clause [number]. Look at the line [name] of the slip. It does not add up? A photo without your surname to [name]: we go through it with a lawyer.',
    },
  ],
};
