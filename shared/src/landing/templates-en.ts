import type { PageTemplates } from './templates.ts';

const SAFE = 'The employer does not see this data';
const toForm = (label: string) => ({ label, href: '#form' });

export const TEMPLATES_EN: PageTemplates = {
  join: {
    title: 'Join the union',
    description: 'Together we negotiate pay, rest and safety. Leave a contact and we call you.',
    blocks: [
      {
        id: 'hero',
        kind: 'hero',
        title: 'Alone you ask. Together we negotiate',
        text: 'Leave your name and phone. Somebody from your workplace calls and answers your questions.',
        action: toForm('Join the union'),
      },
      {
        id: 'story',
        kind: 'story',
        title: 'What we have changed already',
        problem: '[What was in people’s way: one sentence]',
        action: '[What we did together]',
        result: '[What is better, and since which day]',
      },
      {
        id: 'facts',
        kind: 'facts',
        title: 'What it gives you',
        items: [
          {
            title: 'You are not alone',
            text: 'A union representative comes with you when you talk to the management.',
          },
          { title: 'A lawyer at hand', text: 'Helps with contracts, holidays and dismissal.' },
          { title: 'Your voice', text: 'You decide what to aim for: we discuss conditions together.' },
        ],
      },
      {
        id: 'steps',
        kind: 'steps',
        title: 'How to join',
        items: [
          { text: 'Leave a contact in the form below.' },
          { text: 'We call within two working days.' },
          { text: 'Sign the application: it takes two minutes.' },
        ],
      },
      {
        id: 'faq',
        kind: 'faq',
        title: 'What people ask',
        items: [
          {
            question: 'Will my boss know?',
            answer: 'Whether to be in the union is your decision. We tell nobody who has applied.',
          },
          { question: 'What does it cost?', answer: '[The fee, and what it is for]' },
        ],
      },
      { id: 'form', kind: 'form', title: 'Leave a contact', reassurance: SAFE },
      {
        id: 'thanks',
        kind: 'thanks',
        title: 'We have your application',
        text: '[Name and surname] calls within two working days. Meanwhile, tell one colleague about us.',
      },
    ],
  },
  appeal: {
    title: '[What the appeal is about]: sign it',
    description: 'We collect signatures. Signing takes a minute.',
    blocks: [
      {
        id: 'hero',
        kind: 'hero',
        title: '[What we demand: one sentence]',
        text: 'We hand the appeal to [whom] on [date]. The more we are, the harder it is not to answer.',
        action: toForm('Sign the appeal'),
      },
      {
        id: 'story',
        kind: 'story',
        title: 'Why it matters',
        problem: '[What is going on now]',
        action: '[What we have done already: letters, meetings]',
        result: '[What we get if we are many]',
      },
      {
        id: 'until',
        kind: 'countdown',
        title: 'Until the appeal is handed over',
        after: 'The appeal is handed over',
      },
      { id: 'form', kind: 'form', title: 'Sign', reassurance: SAFE },
      {
        id: 'share',
        kind: 'share',
        title: 'Bring a colleague',
        text: 'One signature is good, a whole crew is better.',
      },
      {
        id: 'thanks',
        kind: 'thanks',
        title: 'We have your signature',
        text: 'We write when the appeal is handed over and when an answer comes. [Name and surname] answers for it.',
      },
    ],
  },
  gathering: {
    title: '[What it is]: come along',
    description: '[When and where]. Sign up so that we keep a seat.',
    blocks: [
      {
        id: 'hero',
        kind: 'hero',
        title: '[Name of the event]',
        text: '[Day, time, place]. Entry is free, you need to bring nothing.',
        action: toForm('Sign up'),
      },
      { id: 'until', kind: 'countdown', title: 'Until it begins', after: 'The event is over' },
      {
        id: 'steps',
        kind: 'steps',
        title: 'What there will be',
        items: [{ text: '[What we begin with]' }, { text: '[What we discuss]' }, { text: '[How we end]' }],
      },
      { id: 'form', kind: 'form', title: 'Sign up', reassurance: SAFE },
      { id: 'place', kind: 'contacts', title: 'Where it is', name: '[Who meets you]', address: '[Address]' },
      {
        id: 'thanks',
        kind: 'thanks',
        title: 'You are signed up',
        text: '[Name and surname] reminds you the day before.',
      },
    ],
  },
  survey: {
    title: 'Answer questions about [subject]',
    description: 'A few questions about our work. Only the union sees the answers.',
    blocks: [
      {
        id: 'hero',
        kind: 'hero',
        title: 'How do we stand with [subject]?',
        text: 'Answers help to decide what to bring to the talks. You need not give your name.',
        action: toForm('Answer the questions'),
      },
      {
        id: 'steps',
        kind: 'steps',
        title: 'What becomes of the answers',
        items: [
          { text: 'We collect answers until [day].' },
          { text: 'We count and show the result to all.' },
          { text: 'We take it to the employer.' },
        ],
      },
      { id: 'form', kind: 'form', title: 'Questions', reassurance: SAFE },
      {
        id: 'thanks',
        kind: 'thanks',
        title: 'We have your answers',
        text: 'The result appears here on [date].',
      },
    ],
  },
  victory: {
    title: '[What we have won]',
    description: 'How it came about, and what is next.',
    blocks: [
      {
        id: 'hero',
        kind: 'hero',
        title: '[What we have won: one sentence]',
        text: '[How many people it concerns, and since which day]',
        action: toForm('Join the union'),
      },
      {
        id: 'story',
        kind: 'story',
        title: 'How it was',
        problem: '[What was wrong]',
        action: '[What we did together]',
        result: '[What has changed]',
      },
      {
        id: 'quote',
        kind: 'quote',
        text: '[Words of a person whom it concerns]',
        name: '[Name]',
        role: '[Trade]',
      },
      {
        id: 'numbers',
        kind: 'numbers',
        title: 'In figures',
        items: [{ value: '[number]', label: '[of what]', source: '[who counted, and when]' }],
      },
      { id: 'form', kind: 'form', title: 'Be with us', reassurance: SAFE },
      {
        id: 'thanks',
        kind: 'thanks',
        title: 'We have your application',
        text: '[Name and surname] calls within two working days.',
      },
    ],
  },
  links: {
    title: 'All our links',
    description: 'Where to read us, how to join and whom to call.',
    blocks: [
      { id: 'hero', kind: 'hero', title: '[Name of the organization]', text: 'Choose what you need.' },
      {
        id: 'links',
        kind: 'links',
        items: [
          { label: 'Join the union', note: 'We call within two days' },
          { label: 'Ask a lawyer', note: 'We answer in person' },
          { label: 'Our channel', note: 'News once a day' },
        ],
      },
      { id: 'place', kind: 'contacts', title: 'How to find us', name: '[Who answers]', phone: '' },
    ],
  },
};
