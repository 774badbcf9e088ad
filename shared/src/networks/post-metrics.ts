/** What can be known of a post, in the order in which it is shown. Without zod: the first page reads it. */
export const POST_METRICS = ['views', 'reach', 'likes', 'comments', 'shares', 'clicks'] as const;
export type PostMetric = (typeof POST_METRICS)[number];
