import { Button } from '@mantine/core';
import type { Lead } from '@rupor/shared/leads/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveText } from '../../charts/save-file.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { CardSection } from '../../components/section.tsx';
import { useFormat } from '../../lib/format.ts';
import { leadCalls } from './api.ts';
import classes from './leads.module.css';
import { useLeadAct } from './use-lead-act.ts';

type Purpose = Lead['consents'][number]['purpose'];

/** What the person agreed to, word for word; taking it back; everything that is kept of them. */
export function LeadConsents({ lead }: { lead: Lead }) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  const { act, isBusy } = useLeadAct();
  const [asked, setAsked] = useState<Purpose | null>(null);
  const withdraw = async (purpose: Purpose) => {
    if (
      await act({
        run: () => leadCalls.withdraw({ id: lead.id, purpose }),
        sentence: t('consents.withdrawn'),
      })
    )
      setAsked(null);
  };
  const save = async () => {
    const { fileName, json } = await leadCalls.exportPerson({ id: lead.id });
    saveText(fileName, json);
  };
  return (
    <CardSection title={t('consents.head')}>
      <ul className={classes.lines}>
        {lead.consents.map((consent) => (
          <li key={consent.purpose}>
            <p>
              <b>{t(`purpose.${consent.purpose}`)}</b>{' '}
              <span className="small muted">
                {t('consents.given', { when: format.dayTime(consent.givenAt), version: consent.version })}
              </span>
            </p>
            <details>
              <summary className="small">{t('consents.text')}</summary>
              <p className="small">{consent.text}</p>
              <p className="small muted">SHA-256: {consent.hash}</p>
            </details>
            {consent.withdrawnAt ? (
              <p className="small">
                {t('consents.withdrawnAt', { when: format.dayTime(consent.withdrawnAt) })}
              </p>
            ) : (
              <Button size="xs" variant="subtle" onClick={() => setAsked(consent.purpose)}>
                {t('consents.withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button mt="sm" variant="default" onClick={() => void act({ run: save })}>
        {t('consents.export')}
      </Button>
      <ConfirmDialog
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        title={t('consents.ask')}
        verb={t('consents.withdraw')}
        isDanger
        isBusy={isBusy}
        onConfirm={() => asked && void withdraw(asked)}
      >
        {asked === 'call_back' ? t('consents.askCallBack') : t('consents.askOther')}
      </ConfirmDialog>
    </CardSection>
  );
}
