import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/link-button.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { leadCalls, leadQuery } from '../../features/leads/api.ts';
import classes from '../../features/leads/leads.module.css';
import { useLeadAct } from '../../features/leads/use-lead-act.ts';
import { useFormat } from '../../lib/format.ts';

const BLANKS = ['called', 'talked', 'result'] as const;

/** One page of paper for the chair: what is known, and room to write. */
export function LeadSheetPage() {
  const { leadId = '' } = useParams({ strict: false });
  const { t } = useTranslation('leads');
  const format = useFormat();
  const { data: lead } = useSuspenseQuery(leadQuery(leadId));
  const { act, isBusy } = useLeadAct();
  const { id, version } = lead;
  return (
    <main className={classes.sheet}>
      <PageHead
        title={t('sheet.title', { name: lead.name ?? t('nameDeleted') })}
        docTitle={t('sheet.open')}
      />
      <div className={`${classes.acts} ${classes.noPrint}`}>
        <Button variant="filled" onClick={() => window.print()}>
          {t('sheet.print')}
        </Button>
        <Button
          variant="default"
          loading={isBusy}
          disabled={lead.contact === null}
          onClick={() =>
            void act({ run: () => leadCalls.handOver({ id, version }), sentence: t('sheet.handed') })
          }
        >
          {t('sheet.hand')}
        </Button>
        <LinkButton to="/leads/$leadId" params={{ leadId }} variant="subtle">
          {t('sheet.back')}
        </LinkButton>
      </div>
      <dl className={classes.facts}>
        <dt>{t('about.contact')}</dt>
        <dd>{lead.contact ?? t('contactDeleted')}</dd>
        <dt>{t('about.workplace')}</dt>
        <dd>{lead.workplace ?? t('notSaid')}</dd>
        <dt>{t('place.branch')}</dt>
        <dd>{lead.branch?.name ?? t('noBranch')}</dd>
        <dt>{t('about.came')}</dt>
        <dd>{format.dayTime(lead.createdAt)}</dd>
        {lead.answers.map(({ label, answer }) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
        {BLANKS.map((blank) => (
          <div key={blank} style={{ display: 'contents' }}>
            <dt>{t(`sheet.${blank}`)}</dt>
            <dd className={classes.blank} />
          </div>
        ))}
      </dl>
      <p className="small">{t('sheet.duty')}</p>
    </main>
  );
}
