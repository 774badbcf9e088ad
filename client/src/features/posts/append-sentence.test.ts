import { describe, expect, it } from 'vitest';
import { appendSentence } from './append-sentence.ts';

const target = { channelId: '1', options: {}, mediaIds: null, followUps: [] };

describe('appendSentence', () => {
  it('stands once at the end of each text; a channel without a text of its own keeps none', () => {
    const draft = {
      baseText: 'Смена\n',
      targets: [
        { ...target, text: null },
        { ...target, text: 'Коротко' },
      ],
    };
    const once = appendSentence(draft, 'Сноска.');
    expect(once.baseText).toBe('Смена\n\nСноска.');
    expect(once.targets.map(({ text }) => text)).toEqual([null, 'Коротко\n\nСноска.']);
    expect(appendSentence(once, 'Сноска.')).toEqual(once);
    expect(appendSentence({ baseText: '', targets: [] }, 'Сноска.').baseText).toBe('Сноска.');
  });
});
