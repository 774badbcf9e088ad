import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PostStateSign } from '../../components/post-state-sign.tsx';
import type { Check, Place } from './checks.ts';
import styles from './composer.module.css';
import { useCheckSentence } from './use-check-sentence.ts';

interface ChecksCardProps {
  checks: readonly Check[];
  onGo(place: Place): void;
  onDropChannel(channelId: string): void;
}

/** «Перед отправкой»: stops, doubts, what is done; each with the link that mends it. */
export function ChecksCard({ checks, onGo, onDropChannel }: ChecksCardProps) {
  const { t } = useTranslation('posts');
  const sentence = useCheckSentence();
  return (
    <section className={styles.pad} aria-labelledby="checks-head">
      <h2 className={styles.h2} id="checks-head">
        {t('checks.title')}
      </h2>
      <ul className={styles.checks}>
        {checks.map((check) => (
          <li key={`${check.code}-${check.channelId}-${check.params.option}`} data-kind={check.kind}>
            <Sign kind={check.kind} />
            <span>
              <span className="sr">{t(`checks.kind.${check.kind}`)}</span> {sentence(check)}{' '}
              {check.place && <Mend check={check} place={check.place} onGo={onGo} />}
              {check.kind === 'stop' && check.channelId !== null && (
                <>
                  {' '}
                  {t('checks.or')}{' '}
                  <button
                    type="button"
                    className={styles.link}
                    onClick={() => check.channelId && onDropChannel(check.channelId)}
                  >
                    {t('checks.dropChannel')}
                  </button>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sign({ kind }: { kind: Check['kind'] }) {
  if (kind === 'stop') return <PostStateSign state="failed" hasWord />;
  return kind === 'doubt' ? (
    <IconAlertTriangle stroke={1.75} aria-hidden />
  ) : (
    <IconCheck stroke={1.75} aria-hidden />
  );
}

function Mend({ check, place, onGo }: { check: Check; place: Place; onGo(place: Place): void }) {
  const { t } = useTranslation('posts');
  const words = t([`posts:mend.${check.code}`, `posts:mend.${place.kind}`]);
  if (place.kind === 'channelSettings')
    return (
      <Link className={styles.link} to="/channels" search={{ channel: place.channelId }}>
        {words}
      </Link>
    );
  return (
    <button type="button" className={styles.link} onClick={() => onGo(place)}>
      {words}
    </button>
  );
}
