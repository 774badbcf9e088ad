import { ACTIVISTS } from './activists.ts';
import { AGREEMENT } from './agreement.ts';
import { ELECTIONS } from './elections.ts';
import { JOIN } from './join.ts';
import { MAYDAY } from './mayday.ts';
import { SAFETY } from './safety.ts';
import type { CampaignTemplate, TemplateKey } from './template.ts';

/** In the order in which they are offered. The texts are Russian whatever the language of the screen: they are content. */
export const TEMPLATES: readonly CampaignTemplate[] = [JOIN, ELECTIONS, AGREEMENT, SAFETY, ACTIVISTS, MAYDAY];

/** How many days it lasts. */
export function lengthOf({ phases }: CampaignTemplate): number {
  return Math.max(...phases.map(({ to }) => to)) + 1;
}

export function templateOf(key: TemplateKey): CampaignTemplate {
  const template = TEMPLATES.find((one) => one.key === key);
  if (!template) throw new Error(`no template ${key}`);
  return template;
}
