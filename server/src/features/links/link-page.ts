// What people see where a short link leads nowhere: fixed text, no script, nothing of the request in it.

export type StoppedReason = 'unknown' | 'disabled' | 'ended' | 'busy';

const TEXTS: Record<'ru' | 'en', Record<StoppedReason, [title: string, what: string]>> = {
  ru: {
    unknown: [
      'Такой ссылки у нас нет',
      'Проверьте адрес: в нём семь букв и цифр после /l/. Если вы набирали его с листа, сверьте похожие знаки.',
    ],
    disabled: [
      'Эта ссылка отключена',
      'Её отключили те, кто её сделал. Спросите у своей первичной профсоюзной организации, куда обратиться теперь.',
    ],
    ended: [
      'Срок этой ссылки прошёл',
      'Она вела на то, что уже закончилось. Свежие новости — в каналах вашей профсоюзной организации.',
    ],
    busy: ['Страница сейчас не открывается', 'Подождите минуту и откройте ссылку ещё раз: она верная.'],
  },
  en: {
    unknown: [
      'We have no such link',
      'Check the address: seven letters and digits follow /l/. If you typed it from paper, compare similar signs.',
    ],
    disabled: [
      'This link is switched off',
      'Whoever made it has switched it off. Ask your local union where to turn to now.',
    ],
    ended: [
      'The time of this link is over',
      'What it led to has ended. Fresh news is in the channels of your union.',
    ],
    busy: ['The page cannot be opened now', 'Wait a minute and open the link again: it is right.'],
  },
};

const STYLE =
  'body{margin:0;min-height:100vh;display:grid;place-items:center;font:1.0625rem/1.5 system-ui,sans-serif;background:#fff;color:#1a1a1a}main{max-width:32rem;padding:1.5rem}h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}p{margin:0}@media(prefers-color-scheme:dark){body{background:#161616;color:#eee}}';

export function stoppedPage(reason: StoppedReason, language: 'ru' | 'en'): string {
  const [title, what] = TEXTS[language][reason];
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${STYLE}</style></head><body><main><h1>${title}</h1><p>${what}</p></main></body></html>\n`;
}
