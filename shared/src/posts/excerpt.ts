const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** How a post is called in lists: its title, else the first line of its text; '' when both are empty. */
export function headingOf({ title, text }: { title: string; text: string }): string {
  if (title.trim() !== '') return title.trim();
  const line = text.split('\n').find((part) => part.trim() !== '') ?? '';
  return shorten(line, 80);
}

/** The first words on one line, at most 160 graphemes. */
export function excerptOf(text: string): string {
  return shorten(text, 160);
}

/** At most `max` graphemes, cut between words where one ends in the last third; a cut is shown by «…». */
export function shorten(text: string, max: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  // Graphemes are at least one unit long: a longer prefix cannot be needed, and huge texts stay cheap.
  const graphemes: string[] = [];
  for (const { segment } of segmenter.segment(line)) {
    graphemes.push(segment);
    if (graphemes.length > max) break;
  }
  if (graphemes.length <= max) return line;
  const cut = graphemes.slice(0, max - 1);
  const space = graphemes[max - 1] === ' ' ? cut.length : cut.lastIndexOf(' ');
  const kept = space >= (max * 2) / 3 ? cut.slice(0, space) : cut;
  return `${kept.join('').trimEnd()}…`;
}
