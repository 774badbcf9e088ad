/** What people paste as addresses, as hosts: «https://Site.ru/o-nas, blog.site.ru» → site.ru, blog.site.ru. */
export function hostsOf(text: string): string[] {
  const hosts = text
    .split(/[\s,;]+/)
    .map((part) => part.trim().toLowerCase())
    .map((part) =>
      part
        .replace(/^[a-z]+:\/\//, '')
        .replace(/[/?#:].*$/, '')
        .replace(/\.$/, ''),
    )
    .filter(Boolean);
  return [...new Set(hosts)];
}
