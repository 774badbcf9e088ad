import type { RubricMix } from '@rupor/shared/campaigns/rubrics';
import { FEW_DATA_BELOW } from '@rupor/shared/insights/answers';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CardSection } from '../../components/section.tsx';
import classes from './rubrics.module.css';

/** «Протокольность»: how many posts read like minutes, and by which words. */
export function OfficialCard({ meter }: { meter: RubricMix['officialness'] }) {
  const { t } = useTranslation('rubrics');
  const { n, official, words, posts } = meter;
  return (
    <CardSection title={t('official.title')}>
      <p>{n === 0 ? t('official.noTexts') : t('official.count', { count: official, n })}</p>
      {words.length > 0 && (
        <p className="small muted">
          {t('official.words', { words: words.map(({ word }) => word).join(', ') })}
        </p>
      )}
      <ul className={classes.lines}>
        {posts.slice(0, 5).map(({ id, heading, words: own }) => (
          <li key={id}>
            <span>
              <Link className={classes.link} to="/posts/$postId" params={{ postId: id }}>
                {heading || t('official.untitled')}
              </Link>
              <small className="muted"> {own.join(', ')}</small>
            </span>
          </li>
        ))}
      </ul>
      <p className={classes.foot}>
        <span>n = {n}</span>
        {n > 0 && n < FEW_DATA_BELOW && <span>{t('official.few')}</span>}
        <span>{t('official.how')}</span>
      </p>
    </CardSection>
  );
}
