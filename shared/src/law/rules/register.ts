// Pages of 10,000 followers and more: law 303-ФЗ, art. 10.6 of 149-ФЗ. See law-russia 6.3.
import type { Rule } from '../rule.ts';

const LAW = { ru: '149-ФЗ, ст. 10.6 (303-ФЗ от 08.08.2024)', en: '149-FZ, art. 10.6 (303-FZ of 8 Aug 2024)' };
/** From here on the organization is told, so that the application is ready in time. */
export const SOON_FOLLOWERS = 9_000;
export const REGISTER_FOLLOWERS = 10_000;

export const REGISTER: readonly Rule[] = [
  {
    id: 'register-soon',
    profiles: ['ru'],
    about: 'channel',
    action: 'warn',
    title: { ru: 'Скоро 10 000 подписчиков', en: 'Soon 10,000 followers' },
    text: {
      ru: 'С десяти тысяч страницу вносят в перечень Роскомнадзора. Подготовьте заявление на Госуслугах заранее: около четверти первых заявлений вернули.',
      en: 'From ten thousand on, a page goes into the register of Roskomnadzor. Prepare the application at Gosuslugi early: about a quarter of the first ones were refused.',
    },
    appliesWhen: {
      all: [
        { followers: { from: SOON_FOLLOWERS, below: REGISTER_FOLLOWERS } },
        { fact: 'isListed', is: false },
      ],
    },
    lawRef: LAW,
    sourceUrl:
      'https://www3.interfax-russia.ru/main/bolee-70-tys-vladelcev-stranic-s-auditoriey-10-tys-zaregistrirovany-rkn',
    validFrom: '2024-11-01',
    checkedOn: '2026-03-15',
    confidence: 'seen',
  },
  {
    id: 'register-needed',
    profiles: ['ru'],
    about: 'channel',
    action: 'warn',
    title: {
      ru: 'Страницы нет в перечне Роскомнадзора',
      en: 'The page is not in the register of Roskomnadzor',
    },
    text: {
      ru: 'Подписчиков 10 000 или больше. Без отметки А+ здесь нельзя размещать рекламу и собирать деньги, а другим нельзя вас репостить. Номер заявления передают площадке за 3 рабочих дня.',
      en: 'It has 10,000 followers or more. Without the mark A+ it may carry no adverts and collect no money, and others may not repost it. The number of the application goes to the network within 3 working days.',
    },
    appliesWhen: { all: [{ followers: { from: REGISTER_FOLLOWERS } }, { fact: 'isListed', is: false }] },
    lawRef: LAW,
    sourceUrl: 'https://www.rbc.ru/rbcfreenews/68e092889a7947050e88316b',
    validFrom: '2025-01-01',
    checkedOn: '2026-03-15',
    confidence: 'seen',
  },
  {
    id: 'register-ad',
    profiles: ['ru'],
    about: 'channel',
    action: 'block',
    mayOverride: true,
    title: {
      ru: 'Реклама или сбор денег на странице без А+',
      en: 'An advert or a collection on a page without A+',
    },
    text: {
      ru: 'У страницы 10 000 подписчиков или больше, в перечне её нет. Реклама и сбор пожертвований на ней запрещены. Снимите этот канал или внесите страницу в перечень.',
      en: 'The page has 10,000 followers or more and is not in the register. Adverts and collections are forbidden on it. Take this channel out, or have the page registered.',
    },
    appliesWhen: {
      all: [
        { followers: { from: REGISTER_FOLLOWERS } },
        { fact: 'isListed', is: false },
        {
          any: [
            { fact: 'promo', is: ['ad', 'social_ad'] },
            {
              words: ['пожертв', 'донат', 'сбор средств', 'собираем деньги', 'собираем средства', 'реквизит'],
            },
          ],
        },
      ],
    },
    lawRef: LAW,
    sourceUrl: 'https://epn.bz/ru/info/faq/instruction-rkn',
    validFrom: '2025-01-01',
    checkedOn: '2026-03-15',
    confidence: 'seen',
  },
  {
    id: 'register-repost',
    profiles: ['ru'],
    about: 'post',
    action: 'check',
    title: { ru: 'Репост: есть ли А+ у источника', en: 'A repost: does the source have A+' },
    text: {
      ru: 'В тексте ссылка на страницу в соцсети. Если у неё больше 10 000 подписчиков и нет А+, репостить её нельзя: вас самих могут исключить из перечня. На свою страницу это не распространяется.',
      en: 'The text leads to a page of a social network. If it has more than 10,000 followers and no A+, it may not be reposted: you yourselves may be struck off. Your own page is not meant.',
    },
    appliesWhen: {
      linksTo: ['t.me', 'vk.com', 'vk.ru', 'ok.ru', 'dzen.ru', 'rutube.ru', 'max.ru', 'youtube.com'],
    },
    lawRef: LAW,
    sourceUrl:
      'https://vc.ru/telegram/2254058-rkn-poyasnil-o-telegram-bote-dlya-kanalov-s-10-tysyachami-podpischikov',
    validFrom: '2025-01-01',
    checkedOn: '2026-03-15',
    confidence: 'seen',
  },
];
