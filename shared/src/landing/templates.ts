import type { z } from 'zod';
import { PageContent } from './blocks.ts';

export const PAGE_KINDS = ['join', 'appeal', 'gathering', 'survey', 'victory', 'links'] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

type Draft = z.input<typeof PageContent>;
const SAFE = 'Работодатель не увидит эти данные';
const toForm = (label: string) => ({ label, href: '#form' });

/**
 * Texts to begin with. What only the organization knows stands in square brackets, and the check of a page stops until
 * somebody has replaced it: a made-up number or name never goes out.
 */
const TEMPLATES: Readonly<Record<PageKind, Draft>> = {
  join: {
    title: 'Вступайте в профсоюз',
    description:
      'Вместе мы договариваемся о зарплате, отдыхе и безопасности. Оставьте контакт, и вам перезвонят.',
    blocks: [
      {
        id: 'hero',
        kind: 'hero',
        title: 'Один просит. Вместе мы договариваемся',
        text: 'Оставьте имя и телефон. Перезвонит человек с вашей работы и ответит на вопросы.',
        action: toForm('Вступить в профсоюз'),
      },
      {
        id: 'story',
        kind: 'story',
        title: 'Что мы уже изменили',
        problem: '[Что мешало людям: одно предложение]',
        action: '[Что мы сделали вместе]',
        result: '[Что стало лучше и с какого дня]',
      },
      {
        id: 'facts',
        kind: 'facts',
        title: 'Что это даёт вам',
        items: [
          { title: 'Вы не один', text: 'На разговор с начальством с вами придёт представитель профсоюза.' },
          { title: 'Юрист рядом', text: 'Поможет разобраться с договором, отпуском и увольнением.' },
          { title: 'Ваш голос', text: 'Вы решаете, чего добиваться: условия мы обсуждаем вместе.' },
        ],
      },
      {
        id: 'steps',
        kind: 'steps',
        title: 'Как вступить',
        items: [
          { text: 'Оставьте контакт в форме ниже.' },
          { text: 'Вам перезвонят за два рабочих дня.' },
          { text: 'Подпишите заявление: это две минуты.' },
        ],
      },
      {
        id: 'faq',
        kind: 'faq',
        title: 'О чём спрашивают',
        items: [
          {
            question: 'Узнает ли начальник?',
            answer: 'Состоять ли в профсоюзе, решаете вы. Мы никому не говорим, кто оставил заявку.',
          },
          { question: 'Сколько стоит?', answer: '[Размер взноса и на что он идёт]' },
        ],
      },
      { id: 'form', kind: 'form', title: 'Оставьте контакт', reassurance: SAFE },
      {
        id: 'thanks',
        kind: 'thanks',
        title: 'Заявка у нас',
        text: 'Позвонит [имя и фамилия] в течение двух рабочих дней. Пока ждёте, расскажите о нас одному коллеге.',
      },
    ],
  },
  appeal: {
    title: '[О чём обращение]: подпишите',
    description: 'Мы собираем подписи под обращением. Подписать можно за минуту.',
    blocks: [
      {
        id: 'hero',
        kind: 'hero',
        title: '[Чего мы требуем: одно предложение]',
        text: 'Мы передадим обращение [кому] [какого числа]. Чем нас больше, тем труднее не ответить.',
        action: toForm('Подписать обращение'),
      },
      {
        id: 'story',
        kind: 'story',
        title: 'Почему это важно',
        problem: '[Что происходит сейчас]',
        action: '[Что мы уже сделали: письма, встречи]',
        result: '[Чего добьёмся, если нас будет много]',
      },
      { id: 'until', kind: 'countdown', title: 'До передачи обращения', after: 'Обращение передано' },
      { id: 'form', kind: 'form', title: 'Подпишите', reassurance: SAFE },
      {
        id: 'share',
        kind: 'share',
        title: 'Позовите коллегу',
        text: 'Одна подпись хорошо, а бригада лучше.',
      },
      {
        id: 'thanks',
        kind: 'thanks',
        title: 'Ваша подпись у нас',
        text: 'Мы напишем, когда передадим обращение и когда придёт ответ. Отвечает [имя и фамилия].',
      },
    ],
  },
  gathering: {
    title: '[Что за событие]: приходите',
    description: '[Когда и где]. Запишитесь, чтобы мы приготовили место.',
    blocks: [
      {
        id: 'hero',
        kind: 'hero',
        title: '[Название события]',
        text: '[День, время, место]. Вход свободный, с собой ничего не нужно.',
        action: toForm('Записаться'),
      },
      { id: 'until', kind: 'countdown', title: 'До начала', after: 'Событие прошло' },
      {
        id: 'steps',
        kind: 'steps',
        title: 'Что будет',
        items: [{ text: '[С чего начнём]' }, { text: '[Что обсудим]' }, { text: '[Чем закончим]' }],
      },
      { id: 'form', kind: 'form', title: 'Запишитесь', reassurance: SAFE },
      { id: 'place', kind: 'contacts', title: 'Где это', name: '[Кто встречает]', address: '[Адрес]' },
      { id: 'thanks', kind: 'thanks', title: 'Вы записаны', text: 'Накануне напомнит [имя и фамилия].' },
    ],
  },
  survey: {
    title: 'Ответьте на вопросы о [теме]',
    description: 'Несколько вопросов о нашей работе. Ответы увидит только профсоюз.',
    blocks: [
      {
        id: 'hero',
        kind: 'hero',
        title: 'Что у нас с [тема]?',
        text: 'Ответы помогут решить, с чем идти на переговоры. Имя можно не называть.',
        action: toForm('Ответить на вопросы'),
      },
      {
        id: 'steps',
        kind: 'steps',
        title: 'Что будет с ответами',
        items: [
          { text: 'Собираем ответы до [день].' },
          { text: 'Считаем и показываем итог всем.' },
          { text: 'Идём с ним к работодателю.' },
        ],
      },
      { id: 'form', kind: 'form', title: 'Вопросы', reassurance: SAFE },
      { id: 'thanks', kind: 'thanks', title: 'Ответы у нас', text: 'Итог появится здесь же [какого числа].' },
    ],
  },
  victory: {
    title: '[Чего мы добились]',
    description: 'Как это получилось и что дальше.',
    blocks: [
      {
        id: 'hero',
        kind: 'hero',
        title: '[Чего мы добились: одно предложение]',
        text: '[Сколько людей это касается и с какого дня]',
        action: toForm('Вступить в профсоюз'),
      },
      {
        id: 'story',
        kind: 'story',
        title: 'Как это было',
        problem: '[Что было не так]',
        action: '[Что мы сделали вместе]',
        result: '[Что изменилось]',
      },
      {
        id: 'quote',
        kind: 'quote',
        text: '[Слова человека, которого это касается]',
        name: '[Имя]',
        role: '[Кем работает]',
      },
      {
        id: 'numbers',
        kind: 'numbers',
        title: 'В числах',
        items: [{ value: '[число]', label: '[чего]', source: '[кто считал и когда]' }],
      },
      { id: 'form', kind: 'form', title: 'Будьте с нами', reassurance: SAFE },
      {
        id: 'thanks',
        kind: 'thanks',
        title: 'Заявка у нас',
        text: 'Позвонит [имя и фамилия] в течение двух рабочих дней.',
      },
    ],
  },
  links: {
    title: 'Все наши ссылки',
    description: 'Где нас читать, как вступить и кому звонить.',
    blocks: [
      { id: 'hero', kind: 'hero', title: '[Название организации]', text: 'Выберите, что вам нужно.' },
      {
        id: 'links',
        kind: 'links',
        items: [
          { label: 'Вступить в профсоюз', note: 'Перезвоним за два дня' },
          { label: 'Задать вопрос юристу', note: 'Ответим лично' },
          { label: 'Наш канал', note: 'Новости раз в день' },
        ],
      },
      { id: 'place', kind: 'contacts', title: 'Как нас найти', name: '[Кто отвечает]', phone: '' },
    ],
  },
};

/** A page of this kind to begin with, filled with texts. */
export function templateOf(kind: PageKind): PageContent {
  return PageContent.parse(TEMPLATES[kind]);
}
