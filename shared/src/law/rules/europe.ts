// The EU profile in brief: GDPR, political advertising. See law-russia 6.9.
import type { Rule } from '../rule.ts';

export const EUROPE: readonly Rule[] = [
  {
    id: 'eu-membership',
    profiles: ['eu'],
    about: 'post',
    action: 'warn',
    title: { ru: 'Членство в профсоюзе — особые данные', en: 'Union membership is special-category data' },
    text: {
      ru: 'Профсоюз может обрабатывать данные своих членов, но не показывать их наружу без явного согласия. Получите его до выхода.',
      en: 'A union may process data of its members, but not disclose them outside without explicit consent. Get it before publishing.',
    },
    appliesWhen: { shows: 'person' },
    lawRef: { ru: 'GDPR, ст. 9(2)(d)', en: 'GDPR, art. 9(2)(d)' },
    sourceUrl: 'https://gdprhub.eu/index.php?title=Article_9_GDPR&oldid=22076',
    validFrom: '2018-05-25',
    checkedOn: '2026-03-15',
    confidence: 'seen',
  },
  {
    id: 'eu-political-ad',
    profiles: ['eu'],
    about: 'post',
    action: 'warn',
    title: { ru: 'Платная публикация о законах', en: 'A paid post about legislation' },
    text: {
      ru: 'Платная реклама, которая хочет повлиять на закон, требует пометки и уведомления; подбор по особым данным запрещён. Бесплатных публикаций это не касается.',
      en: 'Paid advertising meant to influence legislation needs a label and a notice; targeting by special data is banned. Unpaid posts are not concerned.',
    },
    appliesWhen: {
      all: [
        { fact: 'promo', is: ['ad', 'social_ad'] },
        {
          words: [
            'закон',
            'директив',
            'парламент',
            'реформ',
            'law',
            'bill',
            'parliament',
            'directive',
            'reform',
          ],
        },
      ],
    },
    lawRef: { ru: 'Регламент (ЕС) 2024/900', en: 'Regulation (EU) 2024/900' },
    sourceUrl:
      'https://brodhub.eu/en/news/the-new-eu-rules-on-the-political-advertising-entered-into-force-meta-and-google-responded-with-a-halt/',
    validFrom: '2025-10-10',
    checkedOn: '2026-03-15',
    confidence: 'seen',
  },
];
