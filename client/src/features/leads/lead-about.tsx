import type { Lead, LeadTouch } from '@rupor/shared/leads/contract';
import { SOURCE_GROUPS } from '@rupor/shared/visits/source-group';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CardSection } from '../../components/section.tsx';
import { useFormat } from '../../lib/format.ts';
import classes from './leads.module.css';

/** What the person wrote, and where they came from: by their own word and by the link. */
export function LeadAbout({ lead }: { lead: Lead }) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  return (
    <CardSection title={t('about.head')}>
      <dl className={classes.facts}>
        <dt>{t('about.contact')}</dt>
        <dd>{lead.contact ?? t('contactDeleted')}</dd>
        <dt>{t('about.workplace')}</dt>
        <dd>{lead.workplace ?? t('notSaid')}</dd>
        {lead.answers.map(({ label, answer }) => (
          <Fact key={label} name={label} value={answer} />
        ))}
        <Fact name={t('about.heard')} value={lead.heard ? t(`heard.${lead.heard}`) : t('notSaid')} />
        <Fact name={t('about.last')} value={<Touch touch={lead.last} />} />
        <Fact name={t('about.first')} value={<Touch touch={lead.first} />} />
        <Fact name={t('about.form')} value={lead.form.title} />
        {lead.campaign && <Fact name={t('about.campaign')} value={lead.campaign.name} />}
        <Fact name={t('about.came')} value={format.dayTime(lead.createdAt)} />
        <Fact
          name={t('about.reached')}
          value={lead.contactedAt ? format.dayTime(lead.contactedAt) : t('about.notReached')}
        />
        {lead.contact !== null && lead.deleteAt && (
          <Fact name={t('about.deleteAt')} value={format.date(lead.deleteAt)} />
        )}
      </dl>
    </CardSection>
  );
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Touch({ touch }: { touch: LeadTouch | null }) {
  const { t } = useTranslation('leads');
  if (!touch) return t('source.none');
  const group = Object.entries(SOURCE_GROUPS).find(([, number]) => number === touch.source)?.[0] ?? 'unknown';
  return [
    t(`source.${group}`),
    touch.utmCampaign,
    touch.link && `/l/${touch.link}`,
    touch.isShared && t('source.shared'),
  ]
    .filter(Boolean)
    .join(' · ');
}
