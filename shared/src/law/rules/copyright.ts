// Rights to pictures, films and music: Civil Code part 4. See law-russia 6.1 and 6.8.
import type { Rule } from '../rule.ts';

export const COPYRIGHT: readonly Rule[] = [
  {
    id: 'quotation-aim',
    profiles: ['ru'],
    about: 'media',
    action: 'check',
    title: { ru: 'Цитата: для чего она здесь', en: 'A quotation: what it is for' },
    text: {
      ru: 'Без разрешения можно цитировать с научной, полемической, критической, информационной или учебной целью, в нужном для неё объёме, с автором и источником. Проверьте: обсуждает ли текст именно этот снимок.',
      en: 'Without permission one may quote for scientific, polemical, critical, informational or educational aims, as much as the aim needs, with author and source. Check that the text discusses this very picture.',
    },
    appliesWhen: {
      all: [
        { fact: 'licence', is: 'quotation' },
        { fact: 'isCover', is: false },
      ],
    },
    lawRef: { ru: 'ГК РФ, ст. 1274', en: 'Civil Code, art. 1274' },
    sourceUrl: 'https://legalacts.ru/kodeks/GK-RF-chast-4/razdel-vii/glava-70/statja-1274/',
    validFrom: null,
    checkedOn: '2026-03-15',
    confidence: 'seen',
  },
  {
    id: 'quotation-cover',
    profiles: ['ru'],
    about: 'media',
    action: 'warn',
    title: { ru: 'Цитата стоит обложкой', en: 'A quotation stands as the cover' },
    text: {
      ru: 'Фотографию можно цитировать, но украшение поста — не цитата. Поставьте первым свой снимок. Компенсация за нарушение — от 10 тысяч до 10 миллионов рублей.',
      en: 'A photo may be quoted, yet adornment is no quotation. Put a picture of your own first. Compensation is 10 thousand to 10 million roubles.',
    },
    appliesWhen: {
      all: [
        { fact: 'licence', is: 'quotation' },
        { fact: 'isCover', is: true },
      ],
    },
    lawRef: { ru: 'ГК РФ, ст. 1274 и 1301', en: 'Civil Code, art. 1274 and 1301' },
    sourceUrl: 'https://vc.ru/legal/627003-eto-tochno-citata-po-state-1274-gk-rf',
    validFrom: null,
    checkedOn: '2026-03-15',
    confidence: 'seen',
  },
  {
    id: 'music-in-film',
    profiles: ['ru', 'eu'],
    about: 'media',
    action: 'check',
    title: { ru: 'Видео: чья музыка', en: 'A film: whose music' },
    text: {
      ru: 'Музыка из библиотеки одной сети обычно не годится для другой. Оставьте свою, по лицензии или без музыки.',
      en: 'Music of one network’s library is usually not licensed for another. Keep your own, licensed music, or none.',
    },
    appliesWhen: { fact: 'media', is: 'video' },
    lawRef: { ru: 'ГК РФ, ст. 1270 и 1303', en: 'Civil Code, art. 1270 and 1303' },
    sourceUrl: null,
    validFrom: null,
    checkedOn: '2026-03-15',
    confidence: 'general',
  },
  {
    id: 'ai-made',
    profiles: ['ru', 'eu', 'none'],
    about: 'media',
    action: 'record',
    title: { ru: 'Изображение сделано ИИ', en: 'The picture was made by AI' },
    text: {
      ru: 'Пометка «создано ИИ» на февраль 2026 года, как правило, не обязательна, но законопроекты есть, и источники расходятся. Пометка честнее: допишите её.',
      en: 'As of February 2026 a mark «made by AI» was as a rule not due, but bills are under way and sources disagree. The mark is more honest: add it.',
    },
    appliesWhen: {
      all: [
        { fact: 'isAiMade', is: true },
        { not: { words: ['создано ии', 'нейросет', 'сделано ии', 'made by ai'] } },
      ],
    },
    insert: 'Изображение создано ИИ.',
    lawRef: { ru: 'Закона пока нет; законопроекты', en: 'No law yet; bills' },
    sourceUrl:
      'https://riamo.ru/news/obschestvo/sozdano-nejrosetju-nuzhno-li-vvesti-markirovku-publikatsij-ii-kontenta/',
    validFrom: null,
    checkedOn: '2026-02-28',
    confidence: 'judgement',
  },
];
