import { Button, Textarea } from '@mantine/core';
import type { Lead } from '@rupor/shared/leads/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CardSection } from '../../components/section.tsx';
import { useFormat } from '../../lib/format.ts';
import { leadCalls } from './api.ts';
import classes from './leads.module.css';
import { useLeadAct } from './use-lead-act.ts';

/** What was talked about, and the way so far. */
export function LeadNotes({ lead }: { lead: Lead }) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  const [text, setText] = useState('');
  const { act, isBusy } = useLeadAct();
  const save = async () => {
    if (await act({ run: () => leadCalls.note({ id: lead.id, text }) })) setText('');
  };
  return (
    <CardSection title={t('notes.head')}>
      <ul className={classes.lines}>
        {lead.notes.map((note) => (
          <li key={note.id}>
            <p>{note.text}</p>
            <p className="small muted">
              {note.authorName}, {format.dayTime(note.at)}
            </p>
          </li>
        ))}
        {lead.steps.map((step) => (
          <li key={`${step.at}${step.to}`} className="small muted">
            {t('notes.step', {
              name: step.actorName,
              state: t(`state.${step.to}`),
              when: format.dayTime(step.at),
            })}
          </li>
        ))}
      </ul>
      {lead.contact !== null && (
        <>
          <Textarea
            mt="sm"
            label={t('notes.field')}
            autosize
            minRows={2}
            maxLength={2000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button mt="xs" loading={isBusy} disabled={text.trim() === ''} onClick={() => void save()}>
            {t('notes.save')}
          </Button>
        </>
      )}
    </CardSection>
  );
}
