import { Button } from '@mantine/core';
import type { LeadForm } from '@rupor/shared/leads/forms-contract';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/copy-button.tsx';
import { leadCalls } from './api.ts';
import classes from './leads.module.css';
import { useLeadAct } from './use-lead-act.ts';

export function FormList({
  forms,
  onChange,
}: {
  forms: readonly LeadForm[];
  onChange: (form: LeadForm) => void;
}) {
  const { t } = useTranslation('leads');
  const { act, isBusy } = useLeadAct();
  const archive = ({ id, version, isArchived }: LeadForm) =>
    act({
      run: () => leadCalls.forms.update({ id, version, isArchived: !isArchived }),
      sentence: isArchived ? t('forms.taken') : t('forms.putAway'),
      undo: () => leadCalls.forms.update({ id, version: version + 1, isArchived }),
    });
  return (
    <ul className={classes.list}>
      {forms.map((form) => (
        <li key={form.id} className="card">
          <div className={classes.head}>
            <span className={classes.name}>{form.title}</span>
            <span className="small muted">
              {form.isArchived
                ? t('forms.isArchived')
                : t('forms.applications', { count: form.applications })}
            </span>
          </div>
          <p>
            <a href={form.url} target="_blank" rel="noreferrer">
              {form.url}
            </a>
          </p>
          <div className={classes.acts}>
            <CopyButton text={form.url} done={t('forms.copied')}>
              {t('forms.copy')}
            </CopyButton>
            <Button variant="default" onClick={() => onChange(form)}>
              {t('forms.change')}
            </Button>
            <Button variant="subtle" disabled={isBusy} onClick={() => void archive(form)}>
              {form.isArchived ? t('forms.take') : t('forms.archive')}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
