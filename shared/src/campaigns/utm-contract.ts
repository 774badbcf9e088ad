import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { UtmWord } from './plan.ts';
import { doubtfulAliases, mergeDictionary } from './utm-dictionary.ts';
import { toUtmWord } from './utm-words.ts';

const Alias = z
  .string()
  .trim()
  .max(60)
  .refine((alias) => toUtmWord(alias) !== '', { params: { code: 'bad_format' } });
const Entries = z.array(z.strictObject({ value: UtmWord, aliases: z.array(Alias).max(30) })).max(100);

/** The organization's own words beside COMMON_UTM. duplicate: a word that means two values. */
export const OwnUtm = z.strictObject({ source: Entries, medium: Entries }).superRefine((own, context) => {
  const all = mergeDictionary(own);
  for (const kind of ['source', 'medium'] as const) {
    const values = own[kind].map(({ value }) => value);
    const twice = values.filter((value, index) => values.indexOf(value) !== index);
    for (const word of [...twice, ...doubtfulAliases(all, kind)])
      context.addIssue({ code: 'custom', path: [kind], params: { code: 'duplicate', word } });
  }
});
export type OwnUtm = z.infer<typeof OwnUtm>;

export const utmContract = {
  get: endpoint({ access: 'campaigns.read', scope: 'posts:read' })
    .route({ method: 'GET', path: '/link-tags', summary: 'Own words in the dictionary of link tags' })
    .output(OwnUtm),
  save: endpoint({ access: 'campaigns.manage' })
    .route({ method: 'PUT', path: '/link-tags', summary: 'The whole set of own words' })
    .input(OwnUtm)
    .output(OwnUtm),
};
