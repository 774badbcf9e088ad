import type { CampaignNumbers } from '@rupor/shared/campaigns/numbers';
import { useTranslation } from 'react-i18next';
import classes from './campaigns.module.css';
import { listDoubts } from './doubts.ts';

/** What the numbers themselves say against being believed. */
export function DoubtsList({ numbers }: { numbers: CampaignNumbers }) {
  const { t } = useTranslation('campaignPlan');
  const doubts = listDoubts(numbers);
  if (doubts.length === 0) return <p className="muted">{t('doubts.none')}</p>;
  return (
    <ul className={classes.doubts}>
      {doubts.map(({ code, count, name }) => (
        <li key={`${code} ${name}`}>{t(`doubts.${code}`, { count, name })}</li>
      ))}
    </ul>
  );
}
