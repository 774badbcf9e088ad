import type { CampaignSummary } from '@rupor/shared/campaigns/plan-contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/section.tsx';
import { datesSentence, stageOf } from './campaign-sentence.ts';
import classes from './campaigns.module.css';

interface Props {
  campaigns: readonly CampaignSummary[];
  today: string;
}

const GROUPS = ['running', 'ahead', 'undated', 'over'] as const;

/** Running ones first; archived ones at the end. */
export function CampaignList({ campaigns, today }: Props) {
  const { t } = useTranslation('campaignPlan');
  const living = campaigns.filter(({ isArchived }) => !isArchived);
  const archived = campaigns.filter(({ isArchived }) => isArchived);
  const groups = GROUPS.map((stage) => ({
    stage,
    items: living.filter((campaign) => stageOf(campaign, today) === stage),
  })).filter(({ items }) => items.length > 0);
  return (
    <>
      {groups.map(({ stage, items }) => (
        <Section key={stage} title={t(`list.${stage}`)} note={String(items.length)}>
          <Cards items={items} today={today} />
        </Section>
      ))}
      {archived.length > 0 && (
        <Section title={t('list.archived')} note={String(archived.length)}>
          <Cards items={archived} today={today} />
        </Section>
      )}
    </>
  );
}

function Cards({ items, today }: { items: readonly CampaignSummary[]; today: string }) {
  const { t } = useTranslation('campaignPlan');
  return (
    <ul className={classes.cards}>
      {items.map((campaign) => (
        <li key={campaign.id} className="card">
          <Link to="/campaigns/$campaignId" params={{ campaignId: campaign.id }} className={classes.cardLink}>
            <h3>{campaign.name}</h3>
            <p className="small muted">{datesSentence(t, campaign, today)}</p>
            {campaign.goal && <p>{campaign.goal}</p>}
            <p className="small">
              {t('list.posts', { count: campaign.posts.total, published: campaign.posts.published })}
              {campaign.tasks.open > 0 && ` · ${t('list.tasks', { count: campaign.tasks.open })}`}
              {campaign.tasks.overdue > 0 && (
                <b className={classes.late}> {t('list.overdue', { count: campaign.tasks.overdue })}</b>
              )}
              {campaign.hasRetrospective && ` · ${t('list.lookedBack')}`}
            </p>
          </Link>
        </li>
      ))}
    </ul>
  );
}
