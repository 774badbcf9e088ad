import { PasswordInput, Select, Switch, TextInput } from '@mantine/core';
import type { NetworkField } from '@rupor/shared/networks/capabilities';
import { useTranslation } from 'react-i18next';

interface Props {
  network: string;
  field: NetworkField;
  value: string;
  problem: string | undefined;
  /** A stored secret is used when this stays empty. */
  isKept: boolean;
  onChange(value: string): void;
}

/** One field of a connect form, drawn from the network's own description of it. */
export function ConnectField({ network, field, value, problem, isKept, onChange }: Props) {
  const { t } = useTranslation(['channels', 'networks']);
  const words = `networks:${network}.fields.${field.name}`;
  const label = field.required
    ? t(`${words}.label`)
    : `${t(`${words}.label`)} (${t('channels:form.optional')})`;
  const hint = isKept ? t('channels:form.kept') : t(`${words}.hint`, { defaultValue: '' });
  const common = { id: fieldId(field.name), label, error: problem, description: hint || undefined };
  if (field.kind === 'toggle')
    return (
      <Switch
        {...common}
        checked={value === 'true'}
        onChange={(event) => onChange(String(event.currentTarget.checked))}
      />
    );
  if (field.kind === 'choice') {
    const data = (field.choices ?? []).map((choice) => ({
      value: choice,
      label: t(`${words}.choices.${choice}`, { defaultValue: choice }),
    }));
    return <Select {...common} data={data} value={value} onChange={(next) => onChange(next ?? '')} />;
  }
  const typing = {
    ...common,
    value,
    maxLength: 4096,
    spellCheck: false,
    autoCapitalize: 'none',
    'aria-required': field.required && !isKept,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  if (field.kind === 'secret') return <PasswordInput {...typing} autoComplete="new-password" />;
  return <TextInput {...typing} autoComplete="off" inputMode={field.kind === 'url' ? 'url' : undefined} />;
}

/** Links of the list of problems lead here. */
export function fieldId(name: string): string {
  return `connect-${name}`;
}
