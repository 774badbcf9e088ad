import type { LinkChange, LinkDetails } from '@rupor/shared/links/contract';
import { useTranslation } from 'react-i18next';
import { CardSection } from '../../components/section.tsx';
import { useFormat } from '../../lib/format.ts';
import { addressOf } from './link-name.ts';
import classes from './links.module.css';

/** Where people came from and with what; and what is no click, so that nobody wonders. */
export function LinkSources({ link }: { link: LinkDetails }) {
  const { t } = useTranslation('links');
  const format = useFormat();
  const asides = [
    link.shared > 0 && t('facts.shared', { count: link.shared, n: format.number(link.shared) }),
    link.looks > 0 && t('facts.looks', { count: link.looks, n: format.number(link.looks) }),
    link.missed > 0 && t('facts.missed', { count: link.missed, n: format.number(link.missed) }),
  ].filter((line) => line !== false);
  return (
    <CardSection title={t('facts.head')}>
      {link.sources.length === 0 && <p className="muted">{t('facts.none')}</p>}
      <ul className={classes.list}>
        {link.sources.map(({ source, clicks }) => (
          <li key={source}>
            <span>{t(`source.${source}`)}</span>
            <span className="num">{format.number(clicks)}</span>
          </li>
        ))}
        {link.devices.map(({ device, clicks }) => (
          <li key={device}>
            <span className="muted">{t(`device.${device}`)}</span>
            <span className="num">{format.number(clicks)}</span>
          </li>
        ))}
      </ul>
      {asides.map((line) => (
        <p key={line} className="small muted">
          {line}
        </p>
      ))}
    </CardSection>
  );
}

export function LinkHistory({ changes, zone }: { changes: readonly LinkChange[]; zone: string }) {
  const { t } = useTranslation('links');
  const format = useFormat();
  if (changes.length === 0) return null;
  const words = ({ kind, before, after }: LinkChange) => {
    const shown = (value: string | null) => {
      if (value === null || value === '') return t('history.nothing');
      if (kind === 'target') return addressOf(value);
      return kind === 'expiry' ? format.date(value, zone) : value;
    };
    return t(`history.${kind}`, { before: shown(before), after: shown(after) });
  };
  return (
    <CardSection title={t('history.head')}>
      <ul className={classes.list}>
        {changes.map((change) => (
          <li key={`${change.at} ${change.kind}`}>
            <span>{words(change)}</span>
            <span className="small muted">
              {[change.actorName, format.dayTime(change.at, zone)].filter(Boolean).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </CardSection>
  );
}
