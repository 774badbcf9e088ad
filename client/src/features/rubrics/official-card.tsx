import type { RubricMix } from '@rupor/shared/campaigns/rubrics';
import { FEW_DATA_BELOW } from '@rupor/shared/insights/answers';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { CardSection } from '../../components/section.tsx';
import classes from './rubrics.module.css';

interface Props {
  meter: RubricMix['officialness'];
}

/** «Протокольность»: how many posts read like minutes, and by which words. */
export function OfficialCard({ meter }: Props) {
  const { t } = useTranslation('rubrics');
  const { n, words, posts } = meter;
  return (
    <CardSection title={t('official.title')}>
      <p>{sentence(meter, t)}</p>
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

function sentence({ n, official }: Props['meter'], t: TFunction<'rubrics'>): string {
  if (n === 0) return t('official.noTexts');
  return official === 0 ? t('official.none', { n }) : t('official.count', { count: official, n });
}
