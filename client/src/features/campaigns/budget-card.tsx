import { Button, Group, TextInput } from '@mantine/core';
import { BudgetItem, type BudgetLine } from '@rupor/shared/campaigns/plan';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CardTable } from '../../components/card-table.tsx';
import { CardSection } from '../../components/section.tsx';
import { useFormat } from '../../lib/format.ts';
import { newId } from '../../lib/new-id.ts';
import { useApiForm } from '../../lib/use-api-form.ts';
import classes from './campaigns.module.css';
import { PlanDialog } from './plan-dialog.tsx';
import { budgetItem, fromAmount, toAmount } from './plan-items.ts';
import type { PlanActs } from './use-plan-acts.ts';

interface Props {
  budget: readonly BudgetLine[];
  canManage: boolean;
  acts: PlanActs;
}

const AMOUNTS = ['hoursPlanned', 'hoursSpent', 'roublesPlanned', 'roublesSpent'] as const;

/** Hours and roubles, planned and spent. A sum says of how many lines it is, so that blanks never count as nothing. */
export function BudgetCard({ budget, canManage, acts }: Props) {
  const { t } = useTranslation('campaignPlan');
  const format = useFormat();
  const [open, setOpen] = useState<BudgetLine | 'new' | null>(null);
  const say = (value: number | null) =>
    value === null ? t('common:unknown') : format.number(value, value % 1 ? 1 : 0);
  return (
    <CardSection title={t('budget.head')}>
      {budget.length === 0 && <p className="muted">{t('budget.empty')}</p>}
      {budget.length > 0 && (
        <CardTable
          caption={t('budget.head')}
          rows={budget}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'name',
              title: t('budget.name'),
              cell: (line) =>
                canManage ? (
                  <button type="button" className={classes.name} onClick={() => setOpen(line)}>
                    {line.name}
                  </button>
                ) : (
                  line.name
                ),
            },
            ...AMOUNTS.map((amount) => ({
              id: amount,
              title: t(`budget.${amount}`),
              align: 'right' as const,
              cell: (line: BudgetLine) => say(line[amount]),
            })),
          ]}
        />
      )}
      {budget.length > 0 && <BudgetSums budget={budget} />}
      {canManage && (
        <Button
          size="sm"
          leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />}
          onClick={() => setOpen('new')}
        >
          {t('budget.add')}
        </Button>
      )}
      {open && <BudgetDialog line={open === 'new' ? null : open} acts={acts} onClose={() => setOpen(null)} />}
    </CardSection>
  );
}

export function BudgetSums({ budget }: { budget: readonly BudgetLine[] }) {
  const { t } = useTranslation('campaignPlan');
  const format = useFormat();
  return (
    <ul className={classes.sums}>
      {AMOUNTS.map((amount) => {
        const known = budget.flatMap((line) => line[amount] ?? []);
        const sum = known.reduce((total, value) => total + value, 0);
        return (
          <li key={amount}>
            <span className="muted">{t(`budget.${amount}`)}</span>{' '}
            <b>{known.length === 0 ? t('common:unknown') : format.number(sum, sum % 1 ? 1 : 0)}</b>
            {known.length > 0 && known.length < budget.length && (
              <span className="small muted">
                {' '}
                {t('budget.partly', { count: known.length, total: budget.length })}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function BudgetDialog({
  line,
  acts,
  onClose,
}: {
  line: BudgetLine | null;
  acts: PlanActs;
  onClose: () => void;
}) {
  const { t } = useTranslation('campaignPlan');
  const [id] = useState(() => line?.id ?? newId());
  const toItem = (values: Record<(typeof AMOUNTS)[number] | 'name', string>) => ({
    of: 'budget' as const,
    id,
    name: values.name,
    hoursPlanned: toAmount(values.hoursPlanned),
    hoursSpent: toAmount(values.hoursSpent),
    roublesPlanned: toAmount(values.roublesPlanned),
    roublesSpent: toAmount(values.roublesSpent),
  });
  const { form, submit, isSending, problem } = useApiForm({
    initialValues: {
      name: line?.name ?? '',
      hoursPlanned: fromAmount(line?.hoursPlanned ?? null),
      hoursSpent: fromAmount(line?.hoursSpent ?? null),
      roublesPlanned: fromAmount(line?.roublesPlanned ?? null),
      roublesSpent: fromAmount(line?.roublesSpent ?? null),
    },
    schema: BudgetItem,
    toInput: toItem,
    send: (values) => acts.put(toItem(values)),
    onDone: onClose,
  });
  const amount = (name: (typeof AMOUNTS)[number]) => (
    <TextInput inputMode="decimal" label={t(`budget.${name}`)} {...form.getInputProps(name)} />
  );
  return (
    <PlanDialog
      title={t(line ? 'budget.change' : 'budget.new')}
      onRemove={
        line ? () => void acts.remove(budgetItem(line), t('removed', { name: line.name })) : undefined
      }
      {...{ submit, isSending, problem, onClose }}
    >
      <TextInput label={t('budget.name')} maxLength={300} data-autofocus {...form.getInputProps('name')} />
      <Group grow align="end">
        {amount('hoursPlanned')}
        {amount('hoursSpent')}
      </Group>
      <Group grow align="end">
        {amount('roublesPlanned')}
        {amount('roublesSpent')}
      </Group>
    </PlanDialog>
  );
}
