// What people try to get into a page through its texts, and a way to put it into every text there is.
import { BLOCK_KINDS, type Block, newBlock, PageContent } from '@rupor/shared/landing/blocks';

export const ATTACKS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><svg onload=alert(1)>',
  '<iframe src="javascript:alert(1)">',
  '</title><script>1</script>',
  '<a href="javascript:alert(1)">x</a>',
  '{{constructor.constructor("alert(1)")()}}',
  '\u2028<math><mi xlink:href="javascript:1">',
];

const ITEMS: Partial<Record<Block['kind'], unknown>> = {
  facts: { title: '', text: '' },
  numbers: { value: '', label: '', source: '', href: '' },
  steps: { text: '' },
  faq: { question: '', answer: '' },
  documents: { title: '', href: '', fileId: null },
  links: { label: '', href: '', note: '' },
};

/** A page of every block, with these words in every text and this address in every link; `formKey` stays a key. */
export function attacked(words: string, href: string, formKey = words): PageContent {
  const blocks = BLOCK_KINDS.map((kind) => {
    const block = { ...newBlock(kind, kind.padEnd(4, 'x')) } as Record<string, unknown>;
    if ('items' in block) block.items = [ITEMS[kind]];
    return {
      ...(filled(block, words, href) as object),
      ...('until' in block ? { until: '2026-11-20' } : {}),
      ...('formKey' in block ? { formKey } : {}),
    };
  });
  const page = { ...PageContent.parse({}), title: words, description: words, owner: words, policyHref: href };
  return { ...page, blocks } as PageContent;
}

/** Past the schema: as if an older, weaker one had let them in. */
function filled(value: unknown, words: string, href: string): unknown {
  if (typeof value === 'string') return words;
  if (Array.isArray(value)) return value.map((one) => filled(one, words, href));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      if (name === 'id' || name === 'kind') return [name, part];
      if (name === 'href') return [name, href];
      return [name, filled(part, words, href)];
    }),
  );
}
