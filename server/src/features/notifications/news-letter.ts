import { escapeHtml } from '../../networks/plain-html.ts';
import type { Language } from './news-sentence.ts';

export interface Line {
  sentence: string;
  url: string | null;
}

interface Facts {
  organization: string;
  lines: readonly Line[];
  settingsUrl: string;
  language: Language;
}

interface Letter {
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

/** One letter for one or many pieces of news: plain text, and the same as simple HTML. */
export function newsLetter({ organization, lines, settingsUrl, language }: Facts): Letter {
  const isRussian = language === 'ru';
  const [first] = lines;
  const many = isRussian ? `новостей: ${lines.length}` : `${lines.length} notices`;
  const subject = `${organization}: ${lines.length === 1 && first ? first.sentence : many}`;
  const why = isRussian
    ? 'Это письмо прислал Рупор. Выбрать, о чём и когда писать, или отказаться от писем:'
    : 'Rupor sent this letter. Choose what to be told and when, or stop the letters:';
  const text = lines.map(({ sentence, url }) => (url ? `${sentence}\n${url}` : sentence)).join('\n\n');
  const items = lines.map(({ sentence, url }) => {
    const words = escapeHtml(sentence);
    return `<p>${url ? `<a href="${escapeHtml(url)}">${words}</a>` : words}</p>`;
  });
  const foot = `<p style="color:#667">${escapeHtml(why)} <a href="${escapeHtml(settingsUrl)}">${escapeHtml(settingsUrl)}</a></p>`;
  return {
    subject: subject.replace(/\s+/gu, ' '),
    text: `${text}\n\n--\n${why}\n${settingsUrl}\n`,
    html: `<!doctype html><html lang="${language}"><body style="font:16px/1.5 sans-serif">${items.join('')}<hr>${foot}</body></html>`,
    headers: { 'List-Unsubscribe': `<${settingsUrl}>`, 'Auto-Submitted': 'auto-generated' },
  };
}
