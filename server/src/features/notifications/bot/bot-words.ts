// What the bot answers. Short, in the person's language, without anything of the organization's content.
import type { Language } from '../news-sentence.ts';

export type BotWord = 'linked' | 'wrongCode' | 'howToLink' | 'stopped' | 'idea' | 'ideaRefused' | 'onlyText';

const RU: Record<BotWord, string> = {
  linked:
    'Готово, уведомления Рупора будут приходить сюда. Пришлите текст или фото, и они станут идеей на доске. Команда /stop отключит бота.',
  wrongCode:
    'Код не подошёл: он работает один раз и 15 минут. Возьмите новый в Рупоре: Настройки, Профиль, Уведомления.',
  howToLink:
    'Чтобы связать этот чат с Рупором, откройте там: Настройки, Профиль, Уведомления, и нажмите «Связать Telegram».',
  stopped: 'Больше не пишем сюда. Чтобы вернуть уведомления, свяжите чат заново в Рупоре.',
  idea: 'Записали в идеи.',
  ideaRefused: 'Записать не вышло. Сообщение осталось здесь, добавьте идею в Рупоре или пришлите ещё раз.',
  onlyText: 'Бот понимает текст и фото. Пришлите их, и они станут идеей.',
};

const EN: Record<BotWord, string> = {
  linked:
    'Done: notices of Rupor will come here. Send a text or a photo and it becomes an idea on the board. /stop ends it.',
  wrongCode:
    'The code did not fit: it works once, for 15 minutes. Take a new one in Rupor: Settings, Profile, Notices.',
  howToLink: 'To link this chat, open in Rupor: Settings, Profile, Notices, and press “Link Telegram”.',
  stopped: 'We write here no more. Link the chat again in Rupor to have notices back.',
  idea: 'Noted as an idea.',
  ideaRefused: 'It could not be noted. The message is still here: add the idea in Rupor, or send it again.',
  onlyText: 'The bot takes texts and photos. Send one and it becomes an idea.',
};

export function botWord(word: BotWord, language: Language): string {
  return (language === 'ru' ? RU : EN)[word];
}
