// Extremist organizations, undesirable ones, foreign agents, elections. Names are compared with lists that the
// organization brings in; the answer is always a question to a person. See law-russia 6.6 and 6.8.
import type { Rule } from '../rule.ts';

const META_DOMAINS = [
  'facebook.com',
  'fb.com',
  'fb.me',
  'instagram.com',
  'instagr.am',
  'threads.net',
  'threads.com',
];
const META_NAMES = [
  '=meta',
  '=мета',
  'facebook',
  'фейсбук',
  'instagram',
  'инстаграм',
  'инсте',
  'инсту',
  '=инста',
];

export const LISTS: readonly Rule[] = [
  {
    id: 'meta-link',
    profiles: ['ru'],
    about: 'post',
    action: 'block',
    mayOverride: true,
    title: { ru: 'Ссылка на сеть запрещённой компании', en: 'A link to a network of a banned company' },
    text: {
      ru: 'Ссылку, логотип или призыв подписаться могут счесть рекламой или показом символики: в феврале 2026 года за логотип на сайте дали 15 суток. Уберите ссылку.',
      en: 'A link, a logo or a call to follow may count as advertising or as showing symbols: in February 2026 a logo on a site brought 15 days of arrest. Take the link out.',
    },
    appliesWhen: { linksTo: META_DOMAINS },
    lawRef: {
      ru: 'КоАП РФ, ст. 20.3; закон о рекламе 38-ФЗ, ч. 10.7 ст. 5',
      en: 'Code of administrative offences, art. 20.3; 38-FZ, art. 5 (10.7)',
    },
    sourceUrl:
      'https://rtvi.com/news/pravozashhitniku-dali-15-sutok-aresta-za-logotip-zapreshhennoj-soczseti/',
    validFrom: null,
    checkedOn: '2026-03-15',
    confidence: 'seen',
  },
  {
    id: 'meta-mention',
    profiles: ['ru'],
    about: 'channel',
    action: 'warn',
    title: {
      ru: 'Названа запрещённая компания, а сноски нет',
      en: 'A banned company is named without the note',
    },
    text: {
      ru: 'При упоминании добавляют сноску о запрете. Допишите её или обойдитесь без названия.',
      en: 'A mention needs the note on the ban. Add it, or do without the name.',
    },
    appliesWhen: {
      all: [
        { words: META_NAMES },
        { not: { words: ['признан экстремист', 'признана экстремист', 'экстремистск организац'] } },
      ],
    },
    insert:
      'Деятельность компании Meta (Facebook и Instagram) признана экстремистской и запрещена на территории России.',
    lawRef: {
      ru: 'Решение суда от 21.03.2022; КоАП РФ, ст. 20.3',
      en: 'Court decision of 21 March 2022; CAO, art. 20.3',
    },
    sourceUrl: 'https://life.ru/p/1845374',
    validFrom: null,
    checkedOn: '2026-03-15',
    confidence: 'seen',
  },
  {
    id: 'list-extremist',
    profiles: ['ru'],
    about: 'post',
    action: 'warn',
    title: {
      ru: 'Имя похоже на запись из списка экстремистских',
      en: 'A name is like one on the extremist list',
    },
    text: {
      ru: 'Сличение приблизительное: сверьте имя со списком сами. Ссылки и перепечатка запрещённых материалов наказуемы.',
      en: 'The match is approximate: compare it with the list yourselves. Links to and reprints of banned materials are punished.',
    },
    appliesWhen: { onList: 'extremist' },
    lawRef: { ru: '114-ФЗ; КоАП РФ, ст. 20.3 и 20.29', en: '114-FZ; CAO, art. 20.3 and 20.29' },
    sourceUrl: null,
    validFrom: null,
    checkedOn: '2026-03-15',
    confidence: 'general',
  },
  {
    id: 'list-undesirable',
    profiles: ['ru'],
    about: 'post',
    action: 'warn',
    title: {
      ru: 'Имя похоже на нежелательную организацию',
      en: 'A name is like an undesirable organization',
    },
    text: {
      ru: 'Сличение приблизительное: сверьте сами. Ссылка на материалы нежелательной организации — серьёзный риск, вплоть до уголовного дела.',
      en: 'The match is approximate: compare it yourselves. A link to materials of an undesirable organization is a grave risk, up to a criminal case.',
    },
    appliesWhen: { onList: 'undesirable' },
    lawRef: { ru: 'КоАП РФ, ст. 20.33; УК РФ, ст. 284.1', en: 'CAO, art. 20.33; Criminal Code, art. 284.1' },
    sourceUrl: null,
    validFrom: null,
    checkedOn: '2026-03-15',
    confidence: 'general',
  },
  {
    id: 'list-foreign-agent',
    profiles: ['ru'],
    about: 'post',
    action: 'check',
    title: { ru: 'Имя похоже на иностранного агента', en: 'A name is like a foreign agent' },
    text: {
      ru: 'СМИ обязаны помечать упоминание. Должна ли это делать страница профсоюза, которая не зарегистрирована как СМИ, не установлено. Решите, ставить ли пометку.',
      en: 'Mass media must mark a mention. Whether a union’s page that is no registered medium must, is not established. Decide whether to mark it.',
    },
    appliesWhen: { onList: 'foreign_agent' },
    lawRef: { ru: '255-ФЗ', en: '255-FZ' },
    sourceUrl: 'https://courier-media.com/novosti/pravila-markirovki-inoagentov-uzhestochatsya-s-1-dekabrya',
    validFrom: '2022-12-01',
    checkedOn: '2026-03-15',
    confidence: 'judgement',
  },
  {
    id: 'list-other',
    profiles: ['ru', 'eu', 'none'],
    about: 'post',
    action: 'check',
    title: { ru: 'Имя или сайт из вашего списка', en: 'A name or a site of your own list' },
    text: {
      ru: 'Организация просила обращать на это внимание. Посмотрите, уместно ли упоминание.',
      en: 'Your organization asked to be told of it. Look whether the mention fits.',
    },
    appliesWhen: { onList: 'other' },
    lawRef: { ru: 'Правило вашей организации', en: 'A rule of your organization' },
    sourceUrl: null,
    validFrom: null,
    checkedOn: '2026-03-15',
    confidence: 'judgement',
  },
  {
    id: 'elections',
    profiles: ['ru'],
    about: 'post',
    action: 'warn',
    title: { ru: 'Похоже на предвыборную агитацию', en: 'It looks like election campaigning' },
    text: {
      ru: 'У агитации свои правила: кто платит, чьи данные указаны, какие сроки. В период выборов покажите текст юристу. Выборы профкома под них не подпадают.',
      en: 'Campaigning has its own rules: who pays, whose data it names, when. During elections show it to a lawyer. Elections of a union committee are not meant.',
    },
    appliesWhen: {
      words: [
        'голосуйте за',
        'проголосуйте за',
        'голосуй за',
        'кандидат в депутат',
        'кандидата в депутат',
        'выборы депутат',
      ],
    },
    lawRef: { ru: '67-ФЗ, ст. 48–52', en: '67-FZ, art. 48–52' },
    sourceUrl: null,
    validFrom: null,
    checkedOn: '2026-03-15',
    confidence: 'judgement',
  },
];
