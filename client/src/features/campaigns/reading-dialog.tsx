import { Button, Group, TextInput } from '@mantine/core';
import type { Indicator } from '@rupor/shared/campaigns/plan';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { SourceTag } from '../../components/source-tag.tsx';
import { formatDay, useFormat } from '../../lib/format.ts';
import { useApiForm } from '../../lib/use-api-form.ts';
import classes from './campaigns.module.css';
import { PlanDialog } from './plan-dialog.tsx';
import { toAmount } from './plan-items.ts';
import type { PlanActs } from './use-plan-acts.ts';

interface Props {
  indicator: Indicator;
  today: string;
  canManage: boolean;
  acts: PlanActs;
  onClose: () => void;
}

const Reading = z.object({ value: z.number(), takenOn: z.iso.date(), note: z.string().max(500) });

/** What an indicator stood at on a day, with everything that was typed in before. */
export function ReadingDialog({ indicator, today, canManage, acts, onClose }: Props) {
  const { t } = useTranslation('campaignPlan');
  const format = useFormat();
  const { form, submit, isSending, problem } = useApiForm({
    initialValues: { value: '', takenOn: today, note: '' },
    schema: Reading,
    toInput: (values) => ({ ...values, value: toAmount(values.value) }),
    send: ({ value, takenOn, note }) =>
      acts.read(indicator.id, { value: toAmount(value) ?? 0, takenOn, note }),
    onDone: onClose,
  });
  return (
    <PlanDialog
      title={t('reading.title', { name: indicator.name })}
      saveWord={t('reading.save')}
      {...{ submit, isSending, problem, onClose }}
    >
      {indicator.definition && <p className="small muted">{indicator.definition}</p>}
      <Group grow align="start">
        <TextInput
          inputMode="decimal"
          label={indicator.unit ? t('reading.valueIn', { unit: indicator.unit }) : t('reading.value')}
          data-autofocus
          {...form.getInputProps('value')}
        />
        <TextInput type="date" label={t('reading.day')} max={today} {...form.getInputProps('takenOn')} />
      </Group>
      <TextInput
        label={t('reading.note')}
        placeholder={t('reading.notePlaceholder')}
        maxLength={500}
        {...form.getInputProps('note')}
      />
      {indicator.readings.length > 0 && (
        <ul className={classes.readings} aria-label={t('reading.earlier')}>
          {indicator.readings.slice(0, 12).map((reading) => (
            <li key={reading.id}>
              <span>
                <b className="num">{format.number(reading.value, reading.value % 1 ? 1 : 0)}</b>{' '}
                <span className="small muted">
                  {formatDay(reading.takenOn)}, {reading.enteredBy}
                  {reading.note && `: ${reading.note}`}
                </span>{' '}
                <SourceTag kind="manual" />
              </span>
              {canManage && (
                <Button
                  size="xs"
                  variant="subtle"
                  onClick={() => acts.removeReading(indicator.id, reading.id)}
                  aria-label={t('reading.remove', { day: formatDay(reading.takenOn) })}
                >
                  {t('act.remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </PlanDialog>
  );
}
