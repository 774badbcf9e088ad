import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CardSection } from '../../components/section.tsx';
import type { Silence } from './prepare-mix.ts';
import classes from './rubrics.module.css';

/** What has been silent for too long, and a way to end it. */
export function SilenceCard({ silences, canWrite }: { silences: readonly Silence[]; canWrite: boolean }) {
  const { t } = useTranslation('rubrics');
  return (
    <CardSection title={t('silence.title')}>
      {silences.length === 0 && <p className="muted">{t('silence.none')}</p>}
      <ul className={classes.lines}>
        {silences.map(({ kind, id, name, days, isNew }) => (
          <li key={id}>
            <span>
              {isNew ? t(`silence.never.${kind}`, { name }) : t(`silence.${kind}`, { name, count: days })}
            </span>
            {canWrite && (
              <Link
                className={classes.link}
                to="/posts/new"
                search={kind === 'rubric' ? { rubric: id } : { channel: id }}
                aria-label={t('silence.writeNamed', { name })}
              >
                {t('silence.write')}
              </Link>
            )}
          </li>
        ))}
      </ul>
      <p className={classes.foot}>{t('silence.how')}</p>
    </CardSection>
  );
}
