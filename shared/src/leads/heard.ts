/**
 * «Узнали из…»: what people say themselves, beside what the link says. Many join at meetings, and no link sees that.
 * The words stand in rows: never change one, add at the end.
 */
export const HEARD = [
  'colleague',
  'chair',
  'meeting',
  'board',
  'vk',
  'telegram',
  'max',
  'ok',
  'site',
  'search',
  'other',
] as const;
export type Heard = (typeof HEARD)[number];
