import type { TemplateWords } from '../template-words.ts';

/** Of the lower half of every tree. */
export const COMMON_EN: TemplateWords['indicators'] = {
  clicks: {
    name: 'Clicks on links',
    definition: 'Presses on links in the posts of the campaign, as far as networks tell.',
    source: 'Rupor, from the networks',
    unit: 'clicks',
    rule: 'Hardly any clicks for two weeks: change the ask and the first paragraph.',
  },
  views: {
    name: 'Views',
    definition:
      'How often posts of the campaign were shown. These are no people: one person is seen several times.',
    source: 'Rupor, from the networks',
    unit: 'views',
    rule: 'Views grow and clicks do not: it is not reach, it is the text.',
  },
  posts: {
    name: 'Posts that went out',
    definition: 'Posts of the campaign that went out in at least one channel.',
    source: 'Rupor',
    unit: 'posts',
    rule: 'We do not keep up: cut the number, not the quality.',
  },
  hours: {
    name: 'Hours of the team',
    definition: 'Hours spent on photos, texts, answers and meetings.',
    source: 'Table of the team',
    unit: 'hours',
    rule: 'A third more than planned: decide what we do not do.',
  },
};
