// What a template says in another language. Its days and its tree stay in one place: words stand in the order of the
// Russian template, those of indicators under their keys.
import type { CampaignTemplate } from './template.ts';

export interface TemplateWords {
  name: string;
  what: string;
  goal: string;
  messages: readonly string[];
  phases: readonly string[];
  tasks: readonly string[];
  indicators: Readonly<
    Record<string, { name: string; definition: string; source: string; unit: string; rule: string }>
  >;
  budget: readonly string[];
  drafts: readonly { title: string; text: string }[];
}

/** The same template in these words; what has none keeps its own. */
export function inWords(template: CampaignTemplate, words: TemplateWords): CampaignTemplate {
  const { name, what, goal, messages, budget } = words;
  return {
    ...{ key: template.key, name, what, goal, messages, budget },
    phases: template.phases.map((phase, at) => ({ ...phase, name: words.phases[at] ?? phase.name })),
    tasks: template.tasks.map((task, at) => ({ ...task, title: words.tasks[at] ?? task.title })),
    indicators: template.indicators.map((line) => ({ ...line, ...words.indicators[line.key] })),
    drafts: template.drafts.map((draft, at) => ({ ...draft, ...words.drafts[at] })),
  };
}
