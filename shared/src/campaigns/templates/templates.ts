import { ACTIVISTS } from './activists.ts';
import { AGREEMENT } from './agreement.ts';
import { ELECTIONS } from './elections.ts';
import { ACTIVISTS_EN } from './en/activists.ts';
import { AGREEMENT_EN } from './en/agreement.ts';
import { COMMON_EN } from './en/common.ts';
import { ELECTIONS_EN } from './en/elections.ts';
import { JOIN_EN } from './en/join.ts';
import { MAYDAY_EN } from './en/mayday.ts';
import { SAFETY_EN } from './en/safety.ts';
import { JOIN } from './join.ts';
import { MAYDAY } from './mayday.ts';
import { SAFETY } from './safety.ts';
import type { CampaignTemplate, TemplateKey, TemplateLanguage } from './template.ts';
import { inWords, type TemplateWords } from './template-words.ts';

const RUSSIAN: readonly CampaignTemplate[] = [JOIN, ELECTIONS, AGREEMENT, SAFETY, ACTIVISTS, MAYDAY];
const ENGLISH: Readonly<Record<TemplateKey, TemplateWords>> = {
  join: JOIN_EN,
  elections: ELECTIONS_EN,
  agreement: AGREEMENT_EN,
  safety: SAFETY_EN,
  activists: ACTIVISTS_EN,
  mayday: MAYDAY_EN,
};

function inEnglish(template: CampaignTemplate): CampaignTemplate {
  const words = ENGLISH[template.key];
  return inWords(template, { ...words, indicators: { ...COMMON_EN, ...words.indicators } });
}

/** In the order in which they are offered. */
export const TEMPLATES: Readonly<Record<TemplateLanguage, readonly CampaignTemplate[]>> = {
  ru: RUSSIAN,
  en: RUSSIAN.map(inEnglish),
};

/** How many days it lasts. */
export function lengthOf({ phases }: CampaignTemplate): number {
  return Math.max(...phases.map(({ to }) => to)) + 1;
}

export function templateOf(key: TemplateKey, language: TemplateLanguage): CampaignTemplate {
  const template = TEMPLATES[language].find((one) => one.key === key);
  if (!template) throw new Error(`no template ${key}`);
  return template;
}
