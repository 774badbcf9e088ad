import type { Site } from '@rupor/shared/visits/site';

/** What stands in the pages; `defer`, so that nothing of the page waits for it. */
export function scriptLine(origin: string, { key, mode }: Pick<Site, 'key' | 'mode'>): string {
  const consent = mode === 'consented' ? ' data-mode="consented"' : '';
  return `<script defer src="${origin}/hello.js" data-key="${key}"${consent}></script>`;
}

/** Without a script a view is all that is known; the browser has to name the whole page as the referrer. */
export function pictureLine(origin: string, { key }: Pick<Site, 'key'>): string {
  return `<img src="${origin}/hello.gif?k=${key}" referrerpolicy="no-referrer-when-downgrade" alt="" width="1" height="1">`;
}
