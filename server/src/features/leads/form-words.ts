// What people outside read on a form. The client's locales do not reach here: these pages carry no script.
import type { Heard } from '@rupor/shared/leads/heard';
import type { DraftProblemCode } from '@rupor/shared/leads/public-form';

interface FormWords {
  name: string;
  nameHint: string;
  contact: string;
  contactHint: string;
  workplace: string;
  workplaceHint: string;
  heard: string;
  heardNone: string;
  optional: string;
  trap: string;
  send: string;
  safe: string;
  fix: string;
  thanks: string;
  thanksNext: string;
  gone: string;
  later: string;
  busy: string;
  problems: Record<DraftProblemCode, string>;
  heardFrom: Record<Heard, string>;
}

const RU: FormWords = {
  name: 'Как к вам обращаться',
  nameHint: 'Имя или псевдоним',
  contact: 'Куда вам ответить',
  contactHint: 'Телефон, почта или имя в мессенджере, что-то одно',
  workplace: 'Где вы работаете',
  workplaceHint: 'Предприятие, цех или участок: так заявка сразу попадёт к вашему председателю',
  heard: 'Откуда узнали о нас',
  heardNone: 'Не отвечать',
  optional: 'необязательно',
  trap: 'Оставьте это поле пустым',
  send: 'Отправить заявку',
  safe: 'Работодатель не увидит эти данные.',
  fix: 'Заявка ещё не отправлена, написанное цело. Поправьте и отправьте снова:',
  thanks: 'Заявка у нас',
  thanksNext: 'Страницу можно закрыть.',
  gone: 'Эта форма больше не принимает заявки',
  later:
    'С этого устройства пришло много заявок подряд. Написанное цело: отправьте ещё раз через несколько минут.',
  busy: 'Не получилось сохранить заявку. Написанное цело: отправьте ещё раз через минуту.',
  problems: {
    required: 'Заполните это поле',
    too_long: 'Напишите короче',
    bad_contact: 'По этому контакту не ответить. Проверьте номер, адрес или имя',
    consent: 'Отметьте согласие: без него нам нельзя вам ответить',
    text_changed: 'Текст согласия изменился. Прочитайте его и отметьте ещё раз',
    trap: 'Похоже, форму заполнила программа. Сотрите лишнее поле и отправьте снова',
    bad_choice: 'Выберите из списка',
  },
  heardFrom: {
    colleague: 'От коллеги',
    chair: 'От председателя',
    meeting: 'На встрече или собрании',
    board: 'С доски объявлений, листовки',
    vk: 'Из ВКонтакте',
    telegram: 'Из Telegram',
    max: 'Из MAX',
    ok: 'Из Одноклассников',
    site: 'С сайта',
    search: 'Через поиск',
    other: 'По-другому',
  },
};

const EN: FormWords = {
  name: 'What shall we call you',
  nameHint: 'Name or nickname',
  contact: 'Where shall we answer',
  contactHint: 'Phone, e-mail or messenger name, one of them',
  workplace: 'Where do you work',
  workplaceHint: 'Employer, shop or site: your application then reaches your own chair at once',
  heard: 'Where did you hear of us',
  heardNone: 'No answer',
  optional: 'optional',
  trap: 'Leave this field empty',
  send: 'Send the application',
  safe: 'Your employer will not see this.',
  fix: 'It has not been sent yet, what you wrote is safe. Mend this and send again:',
  thanks: 'We have your application',
  thanksNext: 'You may close this page.',
  gone: 'This form takes no more applications',
  later: 'Many applications came from this device. What you wrote is safe: send again in a few minutes.',
  busy: 'We could not save it. What you wrote is safe: send again in a minute.',
  problems: {
    required: 'Fill in this field',
    too_long: 'Write less',
    bad_contact: 'We cannot answer there. Check the number, address or name',
    consent: 'Tick the box: without it we may not answer you',
    text_changed: 'The text has changed. Read it and tick the box again',
    trap: 'A program seems to have filled this in. Clear the extra field and send again',
    bad_choice: 'Choose from the list',
  },
  heardFrom: {
    colleague: 'From a colleague',
    chair: 'From the chair',
    meeting: 'At a meeting',
    board: 'From a notice board or leaflet',
    vk: 'From VK',
    telegram: 'From Telegram',
    max: 'From MAX',
    ok: 'From Odnoklassniki',
    site: 'From the site',
    search: 'By a search',
    other: 'Another way',
  },
};

export function formWords(locale: 'ru' | 'en'): FormWords {
  return locale === 'en' ? EN : RU;
}
