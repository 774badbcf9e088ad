// May an advertisement stand there? Dated data by network, as far as it was seen; a network that is not named: unknown.
import type { AdsAllowed, Rule, Words } from './rule.ts';

export interface AdPlace {
  network: string;
  allowed: AdsAllowed;
  why: Words;
  sourceUrl: string;
  checkedOn: string;
  confidence: Rule['confidence'];
}

export const AD_PLACES: readonly AdPlace[] = [
  {
    network: 'vk',
    allowed: 'yes',
    why: {
      ru: 'Доступ к площадке в России не ограничен.',
      en: 'Access to the network is not restricted in Russia.',
    },
    sourceUrl: 'https://tass.ru/obschestvo/24918975',
    checkedOn: '2026-03-10',
    confidence: 'general',
  },
  {
    network: 'ok',
    allowed: 'yes',
    why: {
      ru: 'Доступ к площадке в России не ограничен.',
      en: 'Access to the network is not restricted in Russia.',
    },
    sourceUrl: 'https://tass.ru/obschestvo/24918975',
    checkedOn: '2026-03-10',
    confidence: 'general',
  },
  {
    network: 'max',
    allowed: 'yes',
    why: {
      ru: 'Доступ к площадке в России не ограничен.',
      en: 'Access to the network is not restricted in Russia.',
    },
    sourceUrl: 'https://tass.ru/obschestvo/24918975',
    checkedOn: '2026-03-10',
    confidence: 'general',
  },
  {
    network: 'telegram',
    allowed: 'unclear',
    why: {
      ru: 'ФАС 5 марта 2026 года назвала рекламу в Телеграме нарушением, 10 марта уточнила: если принято решение о блокировке. Что дальше, мы не знаем.',
      en: 'On 5 March 2026 the antimonopoly service called adverts in Telegram a breach, on 10 March it added: if a decision to block is taken. What came after, we do not know.',
    },
    sourceUrl: 'https://www.vedomosti.ru/society/news/2026/03/10/1181807-uslovie-zapreta-reklami',
    checkedOn: '2026-03-10',
    confidence: 'seen',
  },
];

export function adsAllowedIn(network: string): AdsAllowed | null {
  return AD_PLACES.find((place) => place.network === network)?.allowed ?? null;
}
