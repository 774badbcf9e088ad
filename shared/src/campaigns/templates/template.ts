import { z } from 'zod';
import type { Cadence, Counted, Layer } from '../plan.ts';

export const TemplateKey = z.enum(['join', 'elections', 'agreement', 'safety', 'activists', 'mayday']);
export type TemplateKey = z.infer<typeof TemplateKey>;

/** Of its texts: they become content of the campaign. */
export const TemplateLanguage = z.enum(['ru', 'en']);
export type TemplateLanguage = z.infer<typeof TemplateLanguage>;

/** Days count from the first day of the campaign, which is 0. Numbers are left open: each organization knows its own. */
export interface CampaignTemplate {
  key: TemplateKey;
  name: string;
  /** For whom and what for, one sentence. */
  what: string;
  goal: string;
  messages: readonly string[];
  phases: readonly { name: string; from: number; to: number }[];
  tasks: readonly { title: string; due: number }[];
  /** From what changes to what is put in; `leadsTo` names the key of an earlier line. */
  indicators: readonly TemplateIndicator[];
  budget: readonly string[];
  /** Blanks stand in square brackets. */
  drafts: readonly { day: number; title: string; text: string }[];
}

export interface TemplateIndicator {
  key: string;
  leadsTo: string | null;
  layer: Layer;
  name: string;
  definition: string;
  source: string;
  unit: string;
  cadence: Cadence;
  rule: string;
  counted: Counted | null;
}

/** The lower half of every tree: what Rupor counts of the posts, and the hours behind them. */
export function commonIndicators(leadsTo: string): TemplateIndicator[] {
  return [
    {
      key: 'clicks',
      leadsTo,
      layer: 'outtake',
      name: 'Переходы по ссылкам',
      definition: 'Нажатия на ссылки в публикациях кампании, сколько отдали сети.',
      source: 'Рупор, из сетей',
      unit: 'переходов',
      cadence: 'weekly',
      rule: 'Две недели почти нет переходов — меняем призыв и первый абзац.',
      counted: 'clicks',
    },
    {
      key: 'views',
      leadsTo: 'clicks',
      layer: 'output',
      name: 'Просмотры',
      definition: 'Показы публикаций кампании. Это не люди: один человек виден несколько раз.',
      source: 'Рупор, из сетей',
      unit: 'просмотров',
      cadence: 'weekly',
      rule: 'Просмотры растут, а переходов нет — дело не в охвате, а в тексте.',
      counted: 'views',
    },
    {
      key: 'posts',
      leadsTo: 'views',
      layer: 'output',
      name: 'Вышло публикаций',
      definition: 'Публикации кампании, которые вышли хотя бы в одном канале.',
      source: 'Рупор',
      unit: 'публикаций',
      cadence: 'weekly',
      rule: 'Не успеваем — сокращаем число, а не качество.',
      counted: 'posts',
    },
    {
      key: 'hours',
      leadsTo: 'posts',
      layer: 'input',
      name: 'Часы команды',
      definition: 'Сколько часов ушло на съёмку, тексты, ответы и встречи.',
      source: 'Таблица команды',
      unit: 'часов',
      cadence: 'weekly',
      rule: 'Больше плана на треть — решаем, что не делаем.',
      counted: null,
    },
  ];
}
