// Advertising and its marking in Russia: law 38-ФЗ, art. 18.1 and what came after. See law-russia 6.2.
import type { Rule } from '../rule.ts';

const MARKING = {
  ru: 'Закон о рекламе 38-ФЗ, ст. 18.1',
  en: 'Advertising law 38-FZ, art. 18.1',
};
const SELLING = [
  'скидк',
  'акци',
  'промокод',
  'распродаж',
  'купи',
  'закажи',
  'заказывай',
  'партнер',
  'спонсор',
  'выгодн',
  'кешбэк',
  'кэшбэк',
];
const INVITING = ['приходи', 'регистрируй', 'записывай', 'запиши', 'приглаша', 'вступай', 'вступи'];

export const ADVERTISING: readonly Rule[] = [
  {
    id: 'ad-without-erid',
    profiles: ['ru'],
    about: 'post',
    action: 'block',
    title: { ru: 'У рекламы нет токена erid', en: 'The advertisement has no erid token' },
    text: {
      ru: 'Вы решили, что это реклама. Токен получают у оператора рекламных данных до выхода. Впишите erid или измените решение.',
      en: 'You decided that this is an advertisement. The token comes from an ad-data operator before publication. Enter the erid or change the decision.',
    },
    appliesWhen: {
      all: [
        { fact: 'promo', is: 'ad' },
        { fact: 'hasErid', is: false },
      ],
    },
    lawRef: MARKING,
    sourceUrl:
      'https://blog.icontextgroup.ru/articles/markirovka-reklamy-v-internete-chto-eto-i-kak-rabotaet',
    validFrom: '2022-09-01',
    checkedOn: '2026-03-15',
    confidence: 'seen',
  },
  {
    id: 'ad-without-label',
    profiles: ['ru'],
    about: 'channel',
    action: 'warn',
    title: { ru: 'В тексте нет пометки о рекламе', en: 'The text does not say that it is an advertisement' },
    text: {
      ru: 'Читатель должен видеть слово «Реклама», данные рекламодателя и токен. Допишите готовую пометку.',
      en: 'Readers must see the word «Реклама», who advertises and the token. Add the ready mark.',
    },
    appliesWhen: {
      all: [
        { fact: 'promo', is: ['ad', 'social_ad'] },
        { fact: 'hasErid', is: true },
        { fact: 'hasLabel', is: false },
      ],
    },
    lawRef: MARKING,
    sourceUrl:
      'https://kurs.alfabank.ru/articles/ord-erir-erid-chto-vsyo-ehto-znachit-i-kak-markirovat-reklamu',
    validFrom: '2022-09-01',
    checkedOn: '2026-03-15',
    confidence: 'seen',
  },
  {
    id: 'ad-without-advertiser',
    profiles: ['ru'],
    about: 'post',
    action: 'warn',
    title: { ru: 'Не указан рекламодатель', en: 'The advertiser is not named' },
    text: {
      ru: 'Впишите, кто рекламодатель, и его ИНН: без них пометка неполная. Штрафы называют от 30 до 500 тысяч рублей.',
      en: 'Enter who advertises and the taxpayer number: without them the mark is not whole. Fines of 30 to 500 thousand roubles are named.',
    },
    appliesWhen: {
      all: [
        { fact: 'promo', is: ['ad', 'social_ad'] },
        { fact: 'hasAdvertiser', is: false },
      ],
    },
    lawRef: MARKING,
    sourceUrl: 'https://kurshub.ru/journal/blog/kak-poluchit-token-dlya-markirovki-reklamy',
    validFrom: '2022-09-01',
    checkedOn: '2026-03-15',
    confidence: 'seen',
  },
  {
    id: 'social-ad-erid',
    profiles: ['ru'],
    about: 'post',
    action: 'warn',
    title: { ru: 'Социальной рекламе тоже нужен токен', en: 'Social advertising needs a token too' },
    text: {
      ru: 'С 1 марта 2025 года токен и отчёт обязательны и для социальной рекламы, некоммерческие организации не исключение. Штрафа за неё тогда не было, проверьте, появился ли.',
      en: 'Since 1 March 2025 the token and the report are due for social advertising as well, non-profits included. At that time no fine was set for it: check whether one is now.',
    },
    appliesWhen: {
      all: [
        { fact: 'promo', is: 'social_ad' },
        { fact: 'hasErid', is: false },
      ],
    },
    lawRef: {
      ru: 'Закон о рекламе 38-ФЗ; постановление Правительства № 709 от 22.05.2025',
      en: 'Advertising law 38-FZ; government decree 709 of 22 May 2025',
    },
    sourceUrl: 'https://www.eg-online.ru/article/497924',
    validFrom: '2025-03-01',
    checkedOn: '2026-03-15',
    confidence: 'seen',
  },
  {
    id: 'ad-selling-words',
    profiles: ['ru'],
    about: 'post',
    action: 'warn',
    title: {
      ru: 'Похоже на рекламу, а решения нет',
      en: 'It looks like an advertisement, and nobody has decided',
    },
    text: {
      ru: 'В тексте есть торговые слова. Ответьте на шесть вопросов и запишите решение: так вы покажете, что думали об этом до выхода.',
      en: 'The text has words of selling. Answer the six questions and write the decision down: it shows that you thought of it before publishing.',
    },
    appliesWhen: { all: [{ fact: 'promo', is: 'undecided' }, { words: SELLING }] },
    lawRef: { ru: 'Закон о рекламе 38-ФЗ, ст. 3', en: 'Advertising law 38-FZ, art. 3' },
    sourceUrl: 'https://nuzhnapomosh.ru/media/post/kogda-nko-nuzhno-markirovat-reklamu-v-internete',
    validFrom: null,
    checkedOn: '2026-03-15',
    confidence: 'seen',
  },
  {
    id: 'ad-own-invitation',
    profiles: ['ru'],
    about: 'post',
    action: 'check',
    title: {
      ru: 'Приглашение на своё могут счесть рекламой',
      en: 'An invitation of your own may count as an advertisement',
    },
    text: {
      ru: 'Юристы спорят: пост некоммерческой организации с приглашением может быть рекламой, даже если ничего не продают. Решите, что это, и запишите решение.',
      en: 'Lawyers disagree: a non-profit’s post with an invitation may be an advertisement though nothing is sold. Decide what it is and write it down.',
    },
    appliesWhen: { all: [{ fact: 'promo', is: 'undecided' }, { words: INVITING }] },
    lawRef: { ru: 'Закон о рекламе 38-ФЗ, ст. 3', en: 'Advertising law 38-FZ, art. 3' },
    sourceUrl: 'https://miloserdie.ru/article/markirovka-internet-reklamy-kak-nko-ne-narvatsya-na-shtraf/amp',
    validFrom: null,
    checkedOn: '2026-03-15',
    confidence: 'seen',
  },
  {
    id: 'ad-giveaway',
    profiles: ['ru'],
    about: 'post',
    action: 'record',
    title: {
      ru: 'Свой розыгрыш без торговых слов не реклама',
      en: 'A giveaway of your own without sales talk is no advertisement',
    },
    text: {
      ru: 'Так поясняют руководства ФАС. Если приз дал спонсор и он назван, ответьте на шесть вопросов заново.',
      en: 'So the guides of the antimonopoly service are explained. If a sponsor gave the prize and is named, answer the six questions anew.',
    },
    appliesWhen: { words: ['розыгрыш', 'разыгрыва', 'разыгра', 'конкурс репост'] },
    lawRef: { ru: 'Закон о рекламе 38-ФЗ, ст. 3 и 9', en: 'Advertising law 38-FZ, art. 3 and 9' },
    sourceUrl: 'https://www.sostav.ru/blogs/284281/70052',
    validFrom: null,
    checkedOn: '2026-03-15',
    confidence: 'seen',
  },
  {
    id: 'ad-closed-place',
    profiles: ['ru'],
    about: 'channel',
    action: 'block',
    mayOverride: true,
    title: {
      ru: 'Реклама на закрытой площадке запрещена',
      en: 'Advertising on a restricted network is forbidden',
    },
    text: {
      ru: 'На ресурсах, доступ к которым ограничен, реклама запрещена с 1 сентября 2025 года. Отвечают и рекламодатель, и тот, кто разместил. Снимите этот канал.',
      en: 'Since 1 September 2025 no advertising may stand on resources with restricted access. Both advertiser and publisher answer for it. Take this channel out.',
    },
    appliesWhen: {
      all: [
        { fact: 'promo', is: ['ad', 'social_ad'] },
        { fact: 'adsAllowed', is: 'no' },
      ],
    },
    lawRef: { ru: 'Закон о рекламе 38-ФЗ, ч. 10.7 ст. 5', en: 'Advertising law 38-FZ, art. 5 (10.7)' },
    sourceUrl: 'https://tass.ru/obschestvo/24918975',
    validFrom: '2025-09-01',
    checkedOn: '2026-03-10',
    confidence: 'seen',
  },
  {
    id: 'ad-unclear-place',
    profiles: ['ru'],
    about: 'channel',
    action: 'warn',
    title: { ru: 'Можно ли здесь реклама, неясно', en: 'Whether advertising may stand here is unclear' },
    text: {
      ru: 'Ведомство говорило о нарушении и уточняло, что решает решение о блокировке. Проверьте, как сейчас, или снимите этот канал. Штраф для организации до 500 тысяч рублей.',
      en: 'The authority spoke of a breach and added that a decision to block decides. Check how it stands now, or take this channel out. The fine for organizations is up to 500 thousand roubles.',
    },
    appliesWhen: {
      all: [
        { fact: 'promo', is: ['ad', 'social_ad'] },
        { fact: 'adsAllowed', is: 'unclear' },
      ],
    },
    lawRef: { ru: 'Закон о рекламе 38-ФЗ, ч. 10.7 ст. 5', en: 'Advertising law 38-FZ, art. 5 (10.7)' },
    sourceUrl: 'https://www.vedomosti.ru/society/news/2026/03/10/1181807-uslovie-zapreta-reklami',
    validFrom: '2025-09-01',
    checkedOn: '2026-03-10',
    confidence: 'seen',
  },
  {
    id: 'ad-levy',
    profiles: ['ru'],
    about: 'post',
    action: 'check',
    title: { ru: 'Кто платит сбор 3 %', en: 'Who pays the 3 % levy' },
    text: {
      ru: 'Сбор платит тот, кто зарабатывает на размещении. Если исполнитель — частное лицо или иностранная компания, платит рекламодатель, то есть вы.',
      en: 'Whoever earns on the placement pays the levy. If that is a private person or a foreign company, the advertiser pays: you.',
    },
    appliesWhen: { fact: 'promo', is: 'ad' },
    lawRef: { ru: 'Закон о рекламе 38-ФЗ, ст. 18.2', en: 'Advertising law 38-FZ, art. 18.2' },
    sourceUrl: 'https://www.klerk.ru/blogs/klerk_business/671150/',
    validFrom: '2025-04-01',
    checkedOn: '2026-03-15',
    confidence: 'seen',
  },
  {
    id: 'ad-report',
    profiles: ['ru'],
    about: 'post',
    action: 'record',
    title: { ru: 'После выхода сдайте отчёт', en: 'Hand in the report after publication' },
    text: {
      ru: 'Данные о показах передают оператору рекламных данных. Поставьте день напоминания и отметьте, когда сдадите.',
      en: 'Numbers of views go to the ad-data operator. Set a day to be reminded, and tick it when it is done.',
    },
    appliesWhen: { fact: 'isReportOpen', is: true },
    lawRef: MARKING,
    sourceUrl: 'https://www.eg-online.ru/article/497924',
    validFrom: '2022-09-01',
    checkedOn: '2026-03-15',
    confidence: 'seen',
  },
];
