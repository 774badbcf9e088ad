import { Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { Cadence, Counted, type Indicator, IndicatorItem, Layer } from '@rupor/shared/campaigns/plan';
import { mayLeadTo } from '@rupor/shared/campaigns/tree';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../lib/new-id.ts';
import { useApiForm } from '../../lib/use-api-form.ts';
import { OwnerSelect } from './owner-select.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { fromAmount, indicatorItem, toAmount } from './plan-items.ts';
import type { PlanActs } from './use-plan-acts.ts';

interface Props {
  /** null = a new one. */
  indicator: Indicator | null;
  all: readonly Indicator[];
  acts: PlanActs;
  onClose: () => void;
}

export function IndicatorDialog({ indicator, all, acts, onClose }: Props) {
  const { t } = useTranslation('campaignPlan');
  const [id] = useState(() => indicator?.id ?? newId());
  const { form, submit, isSending, problem } = useApiForm({
    initialValues: startValues(indicator),
    schema: IndicatorItem,
    toInput: (values) => toItem(id, values),
    send: (values) => acts.put(toItem(id, values)),
    onDone: onClose,
  });
  const { layer, counted } = form.values;
  const targets = all.filter((one) => mayLeadTo(all, { id, layer: layer as Layer, leadsToId: one.id }));
  return (
    <PlanDialog
      title={t(indicator ? 'tree.change' : 'tree.new')}
      onRemove={
        indicator
          ? () => void acts.remove(indicatorItem(indicator), t('tree.removed', { name: indicator.name }))
          : undefined
      }
      {...{ submit, isSending, problem, onClose }}
    >
      <TextInput
        label={t('tree.name')}
        placeholder={t('tree.namePlaceholder')}
        maxLength={300}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <NativeSelect
        label={t('tree.layer')}
        description={t(`layerHint.${layer as Layer}`)}
        data={Layer.options.map((value) => ({ value, label: t(`layer.${value}`) }))}
        {...form.getInputProps('layer')}
      />
      <NativeSelect
        label={t('tree.leadsTo')}
        data={[
          { value: '', label: t('tree.leadsNowhere') },
          ...targets.map((one) => ({ value: one.id, label: one.name })),
        ]}
        {...form.getInputProps('leadsToId')}
      />
      <Textarea
        label={t('tree.definition')}
        description={t('tree.definitionHint')}
        autosize
        maxLength={2000}
        {...form.getInputProps('definition')}
      />
      <NativeSelect
        label={t('tree.counted')}
        description={counted === '' ? null : t(`countedBy.${counted as Counted}`)}
        data={[
          { value: '', label: t('tree.byHand') },
          ...Counted.options.map((value) => ({ value, label: t(`counted.${value}`) })),
        ]}
        {...form.getInputProps('counted')}
      />
      {counted === '' && (
        <TextInput
          label={t('tree.source')}
          placeholder={t('tree.sourcePlaceholder')}
          maxLength={300}
          {...form.getInputProps('source')}
        />
      )}
      <Group grow align="end">
        <TextInput inputMode="decimal" label={t('tree.baseline')} {...form.getInputProps('baseline')} />
        <TextInput inputMode="decimal" label={t('tree.target')} {...form.getInputProps('target')} />
      </Group>
      <Group grow align="end">
        <TextInput label={t('tree.unit')} maxLength={40} {...form.getInputProps('unit')} />
        {counted === '' && (
          <NativeSelect
            label={t('tree.cadence')}
            data={Cadence.options.map((value) => ({ value, label: t(`cadence.${value}`) }))}
            {...form.getInputProps('cadence')}
          />
        )}
      </Group>
      <OwnerSelect {...form.getInputProps('ownerId')} />
      <Textarea
        label={t('tree.rule')}
        description={t('tree.ruleHint')}
        autosize
        maxLength={2000}
        {...form.getInputProps('rule')}
      />
    </PlanDialog>
  );
}

interface Values extends Record<string, unknown> {
  name: string;
  layer: string;
  leadsToId: string;
  definition: string;
  counted: string;
  source: string;
  baseline: string;
  target: string;
  unit: string;
  cadence: string;
  ownerId: string | null;
  rule: string;
}

function startValues(indicator: Indicator | null): Values {
  return {
    name: indicator?.name ?? '',
    layer: indicator?.layer ?? 'outcome',
    leadsToId: indicator?.leadsToId ?? '',
    definition: indicator?.definition ?? '',
    counted: indicator?.counted ?? '',
    source: indicator?.source ?? '',
    baseline: fromAmount(indicator?.baseline ?? null),
    target: fromAmount(indicator?.target ?? null),
    unit: indicator?.unit ?? '',
    cadence: indicator?.cadence ?? 'weekly',
    ownerId: indicator?.owner?.id ?? null,
    rule: indicator?.rule ?? '',
  };
}

function toItem(id: string, values: Values) {
  return {
    ...values,
    of: 'indicator' as const,
    id,
    layer: values.layer as Layer,
    cadence: values.cadence as Cadence,
    leadsToId: values.leadsToId || null,
    counted: (values.counted || null) as Counted | null,
    baseline: toAmount(values.baseline),
    target: toAmount(values.target),
  };
}
