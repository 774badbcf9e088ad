import { describe, expect, it } from 'vitest';
import { Layer, Messages } from '../plan.ts';
import { campaignTag } from '../utm-tags.ts';
import { TemplateKey, TemplateLanguage } from './template.ts';
import { lengthOf, TEMPLATES, templateOf } from './templates.ts';

describe.each(TemplateLanguage.options)('in %s', (language) => {
  it('each key has its template', () =>
    expect(TemplateKey.options.map((key) => templateOf(key, language).key)).toEqual(
      TEMPLATES[language].map(({ key }) => key),
    ));

  describe.each(TEMPLATES[language])('«$name»', (template) => {
    const days = lengthOf(template);

    it('has phases without gaps, and tasks and drafts within them', () => {
      expect(template.phases[0]?.from).toBe(0);
      for (const [index, { from, to }] of template.phases.entries()) {
        expect(from).toBeLessThanOrEqual(to);
        expect(from).toBe((template.phases[index - 1]?.to ?? -1) + 1);
      }
      for (const { due } of template.tasks) expect(due).toBeLessThan(days);
      const draftDays = template.drafts.map(({ day }) => day);
      expect(draftDays).toEqual([...draftDays].sort((a, b) => a - b));
      expect(draftDays.every((day) => day < days)).toBe(true);
    });

    it('has a tree that starts with what changes and reaches down to what is put in', () => {
      const seen = new Map<string, number>();
      for (const { key, leadsTo, layer, definition, source, rule } of template.indicators) {
        expect(seen.has(key)).toBe(false);
        const place = Layer.options.indexOf(layer);
        if (leadsTo !== null) expect(seen.get(leadsTo) ?? -1).toBeGreaterThanOrEqual(place);
        expect([definition, source, rule].every((text) => text.length > 0)).toBe(true);
        seen.set(key, place);
      }
      expect(new Set(template.indicators.map(({ layer }) => layer)).size).toBe(Layer.options.length);
    });

    it('speaks plainly: short lines, a blank or an ask in each draft, a name that makes a tag', () => {
      expect(Messages.safeParse([...template.messages]).success).toBe(true);
      for (const { text } of template.drafts) {
        expect(text.length).toBeLessThan(400);
        expect(text).not.toMatch(/успешно|осуществ|данн(ый|ая) /);
      }
      expect(campaignTag({ startsOn: '2026-11-01', name: template.name })).not.toBe('');
    });
  });
});

describe.each(TemplateKey.options)('%s in English', (key) => {
  const russian = templateOf(key, 'ru');
  const english = templateOf(key, 'en');

  it('says all that the Russian one says, and nothing in Russian', () => {
    const sizes = ({ messages, phases, tasks, budget, drafts }: typeof russian) =>
      [messages, phases, tasks, budget, drafts].map(({ length }) => length);
    expect(sizes(english)).toEqual(sizes(russian));
    expect(JSON.stringify(english)).not.toMatch(/[а-яё]/i);
  });

  it('has the same number of blanks in the same drafts, on the same days', () => {
    const blanksOf = ({ drafts }: typeof russian) =>
      drafts.map(({ day, title, text }) => [day, `${title} ${text}`.match(/\[[^\]]+\]/g)?.length ?? 0]);
    expect(blanksOf(english)).toEqual(blanksOf(russian));
  });
});
