// The few words that a page has without anybody having written them.
const RU = {
  problem: 'Было',
  action: 'Что сделали',
  result: 'Стало',
  source: 'Источник',
  daysLeft: (days: number) => `${days} ${plural(days, 'день', 'дня', 'дней')}`,
  today: 'Сегодня',
  watch: 'Смотреть видео',
  watchAt: (host: string) => `Откроется на ${host}`,
  call: 'Позвонить',
  write: 'Написать',
  address: 'Адрес',
  hours: 'Часы',
  phone: 'Телефон',
  email: 'Почта',
  file: 'PDF',
  shareVk: 'ВКонтакте',
  shareOk: 'Одноклассники',
  shareTelegram: 'Telegram',
  shareLink: 'Или скопируйте ссылку:',
  madeBy: 'Страницу сделали:',
  privacy: 'Страница ничего не хранит на вашем телефоне и ничего не передаёт другим сайтам.',
  policy: 'Как мы обращаемся с личными данными',
  noForm: 'Здесь будет форма заявки.',
  back: 'Вернуться на страницу',
  sent: 'Заявка отправлена',
  gone: 'Этой страницы больше нет',
  goneWhat: 'Её сняли те, кто её сделал. Спросите в профсоюзной организации, где теперь об этом написано.',
  missing: 'Такой страницы нет',
  missingWhat: 'Проверьте адрес: возможно, в нём потерялась буква.',
  busy: 'Страница сейчас не открывается',
  busyWhat: 'Попробуйте через минуту.',
};

export type PageWords = typeof RU;

const EN: PageWords = {
  problem: 'Before',
  action: 'What we did',
  result: 'Now',
  source: 'Source',
  daysLeft: (days) => `${days} ${days === 1 ? 'day' : 'days'}`,
  today: 'Today',
  watch: 'Watch the video',
  watchAt: (host) => `Opens on ${host}`,
  call: 'Call',
  write: 'Write',
  address: 'Address',
  hours: 'Hours',
  phone: 'Phone',
  email: 'Mail',
  file: 'PDF',
  shareVk: 'VKontakte',
  shareOk: 'Odnoklassniki',
  shareTelegram: 'Telegram',
  shareLink: 'Or copy the link:',
  madeBy: 'This page was made by',
  privacy: 'This page keeps nothing on your phone and tells nothing to other sites.',
  policy: 'How we treat personal data',
  noForm: 'The form will stand here.',
  back: 'Back to the page',
  sent: 'Sent',
  gone: 'This page is no more',
  goneWhat: 'Those who made it took it down. Ask at the union where it stands now.',
  missing: 'There is no such page',
  missingWhat: 'Check the address: a letter may be missing.',
  busy: 'The page does not open right now',
  busyWhat: 'Try again in a minute.',
};

export function wordsOf(lang: 'ru' | 'en'): PageWords {
  return lang === 'ru' ? RU : EN;
}

function plural(count: number, one: string, few: string, many: string): string {
  const [tens, ones] = [count % 100, count % 10];
  if (tens >= 11 && tens <= 14) return many;
  if (ones === 1) return one;
  return ones >= 2 && ones <= 4 ? few : many;
}
