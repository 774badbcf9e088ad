import { seenFirst } from '@rupor/shared/posts/text/first-line';
import { rewriteHints } from '@rupor/shared/posts/text/rewrite-hints';
import { useTranslation } from 'react-i18next';
import { NetworkSign } from '../../../components/network-sign.tsx';
import type { ChosenChannel } from '../checks.ts';
import styles from './text-help.module.css';

/** For each channel: what is seen before anybody opens the post, and what to change there. */
export function NetworkHelp({ chosen }: { chosen: readonly ChosenChannel[] }) {
  const { t } = useTranslation('textHelp');
  if (chosen.length === 0) return <p className={styles.line}>{t('noChannels')}</p>;
  return (
    <div>
      <h3 className={styles.head}>{t('first.title')}</h3>
      <p className={styles.line}>{t('first.about')}</p>
      <ul className={styles.list}>
        {chosen.map((one) => (
          <OneChannel key={one.channel.id} one={one} />
        ))}
      </ul>
    </div>
  );
}

function OneChannel({ one: { channel, capabilities, text, pictures } }: { one: ChosenChannel }) {
  const { t } = useTranslation('textHelp');
  const { seen, isCut } = seenFirst(text, capabilities);
  const undescribedCount = pictures.filter(({ altText }) => !altText).length;
  const hints = rewriteHints(text, capabilities, { pictureCount: pictures.length, undescribedCount });
  return (
    <li className={styles.channel}>
      <b>
        <NetworkSign network={channel.network} /> {channel.name}
      </b>
      <blockquote className={styles.seen}>{seen === '' ? t('first.nothing') : seen}</blockquote>
      <span className={styles.line}>{t(isCut ? 'first.cut' : 'first.whole')}</span>
      {hints.map(({ code, params }) => (
        <span key={code} className={styles.hint}>
          {t(`hints.${code}`, params)}
        </span>
      ))}
    </li>
  );
}
