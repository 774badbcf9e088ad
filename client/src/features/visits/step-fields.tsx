import { NativeSelect, TextInput } from '@mantine/core';
import { GOAL_KINDS, type VisitStep } from '@rupor/shared/visits/questions';
import { useTranslation } from 'react-i18next';

interface Props {
  value: VisitStep;
  error?: string | undefined;
  /** Of one step among several: «Шаг 2». */
  name?: string;
  onChange(step: VisitStep): void;
}

/** What has to happen: a page is seen, a named press, a form sent. */
export function StepFields({ value, error, name, onChange }: Props) {
  const { t } = useTranslation('visitSetup');
  return (
    <>
      <NativeSelect
        label={name ?? t('goal.what')}
        data={GOAL_KINDS.map((kind) => ({ value: kind, label: t(`step.${kind}`) }))}
        value={value.kind}
        onChange={({ currentTarget }) =>
          onChange({ ...value, kind: GOAL_KINDS.find((kind) => kind === currentTarget.value) ?? 'page' })
        }
      />
      <TextInput
        label={t(`stepPattern.${value.kind}`)}
        description={t(`stepHint.${value.kind}`)}
        placeholder={value.kind === 'page' ? '/vstupit*' : ''}
        maxLength={300}
        value={value.pattern}
        error={error}
        onChange={({ currentTarget }) => onChange({ ...value, pattern: currentTarget.value })}
      />
    </>
  );
}
