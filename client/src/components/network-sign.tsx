import classes from './network-sign.module.css';

/** Letters that people know a network by; any other network shows its first two. */
const LETTERS: Readonly<Record<string, string>> = {
  telegram: 'TG',
  bluesky: 'BS',
  vk: 'VK',
  ok: 'ОК',
  max: 'M',
  mastodon: 'MA',
  wordpress: 'WP',
  feed: 'RSS',
  webhook: 'WH',
  assisted: 'РУ',
};

interface Props {
  /** Id of the network from its capabilities. */
  network: string;
  /** Said aloud and shown on hover; leave out where the name stands beside. */
  name?: string;
}

/** One neutral ink for every network: colour belongs to states, and nobody's logo is copied. */
export function NetworkSign({ network, name }: Props) {
  const letters = LETTERS[network];
  const said = name ? { role: 'img', 'aria-label': name, title: name } : { 'aria-hidden': true };
  return (
    <span {...said} className={classes.sign}>
      {network.startsWith('practice') ? <PracticeGlyph network={network} /> : (letters ?? shorten(network))}
    </span>
  );
}

function shorten(network: string): string {
  return network
    .replace(/[^a-zа-яё]/gi, '')
    .slice(0, 2)
    .toUpperCase();
}

/** The three kinds of the practice network: a wall of lines, a channel's bubble, a short note. */
function PracticeGlyph({ network }: { network: string }) {
  const stroke = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5, strokeLinecap: 'round' } as const;
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" {...stroke} strokeLinejoin="round">
      {network.includes('wall') && <path d="M2.5 3.5h11v9h-11zM5 6.5h6M5 9.5h4" />}
      {network.includes('messenger') && <path d="M2.5 3.5h11v7H7l-3 2.5v-2.5H2.5z" />}
      {!network.includes('wall') && !network.includes('messenger') && (
        <path d="M3 12.5 12 3.5M6 13l7-7M3 8.5 8 3.5" />
      )}
    </svg>
  );
}
