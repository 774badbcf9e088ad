import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { NetworkField } from '@rupor/shared/networks/capabilities';
import type { TargetOptions as Options } from '@rupor/shared/posts/fields';
import { useTranslation } from 'react-i18next';

interface TargetOptionsProps {
  network: string;
  fields: readonly NetworkField[];
  options: Options;
  onOptions(options: Options): void;
}

/** Options of one network, drawn from what it declares. */
export function TargetOptions({ network, fields, options, onOptions }: TargetOptionsProps) {
  const { t } = useTranslation('networks');
  const label = (field: NetworkField) =>
    t(`${network}.options.${field.name}.label`, { defaultValue: field.name });
  return fields.map((field) => {
    const value = options[field.name] ?? field.default;
    const set = (next: string | boolean) => onOptions({ ...options, [field.name]: next });
    if (field.kind === 'toggle')
      return (
        <Checkbox
          key={field.name}
          label={label(field)}
          checked={value === true}
          onChange={({ currentTarget }) => set(currentTarget.checked)}
        />
      );
    if (field.kind === 'choice')
      return (
        <NativeSelect
          key={field.name}
          label={label(field)}
          value={String(value ?? '')}
          data={(field.choices ?? []).map((choice) => ({
            value: choice,
            label: t(`${network}.options.${field.name}.choices.${choice}`, { defaultValue: choice }),
          }))}
          onChange={({ currentTarget }) => set(currentTarget.value)}
        />
      );
    return (
      <TextInput
        key={field.name}
        label={label(field)}
        type={field.kind === 'url' ? 'url' : 'text'}
        required={field.required}
        value={String(value ?? '')}
        maxLength={1_000}
        onChange={({ currentTarget }) => set(currentTarget.value)}
      />
    );
  });
}
