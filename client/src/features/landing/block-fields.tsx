import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { isSafeHref } from '@rupor/shared/landing/blocks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { moveWithin } from '../../lib/list-order.ts';
import { completeHref, emptyItem, type Field, type Values } from './fields.ts';
import styles from './landing.module.css';
import { OrderButtons } from './order-buttons.tsx';

export interface FieldTools {
  /** Chooses a file of the library: it belongs to another feature. */
  fileField(props: {
    label: string;
    fileId: string | null;
    kind: 'image' | 'document';
    onFile: (id: string | null) => void;
  }): ReactNode;
  forms: readonly { key: string; title: string }[];
}

interface Props {
  fields: readonly Field[];
  values: Values;
  tools: FieldTools;
  onChange(part: Values): void;
}

/** The form of one block or of one item of its list. */
export function BlockFields({ fields, values, tools, onChange }: Props) {
  return (
    <div className={styles.fields}>
      {fields.map((field) => (
        <OneField
          key={field.name}
          field={field}
          value={values[field.name]}
          tools={tools}
          onValue={(value) => onChange({ [field.name]: value })}
        />
      ))}
    </div>
  );
}

interface OneProps {
  field: Field;
  value: unknown;
  tools: FieldTools;
  onValue(value: unknown): void;
}

function OneField({ field, value, tools, onValue }: OneProps) {
  const { t } = useTranslation('landing');
  const label = t(`fields.${field.name}`);
  const text = typeof value === 'string' ? value : '';
  switch (field.as) {
    case 'line':
      return (
        <TextInput
          label={label}
          value={text}
          maxLength={160}
          onChange={(event) => onValue(event.currentTarget.value)}
        />
      );
    case 'long':
      return (
        <Textarea
          label={label}
          value={text}
          maxLength={1_500}
          autosize
          minRows={2}
          maxRows={12}
          onChange={(event) => onValue(event.currentTarget.value)}
        />
      );
    case 'href':
      return <HrefField value={text} onValue={onValue} />;
    case 'day':
      return (
        <TextInput
          type="date"
          label={label}
          value={text}
          onChange={(event) => onValue(event.currentTarget.value || null)}
        />
      );
    case 'form':
      return (
        <Select
          label={label}
          description={tools.forms.length === 0 ? t('editor.noForms') : undefined}
          data={tools.forms.map(({ key, title }) => ({ value: key, label: title }))}
          value={text || null}
          clearable
          onChange={(key) => onValue(key ?? '')}
        />
      );
    case 'picture':
    case 'document':
      return tools.fileField({
        label,
        fileId: typeof value === 'string' ? value : null,
        kind: field.as === 'picture' ? 'image' : 'document',
        onFile: onValue,
      });
    case 'action':
      return <ActionField value={value as Values} onValue={onValue} />;
    case 'items':
      return <Items field={field} items={value as Values[]} tools={tools} onValue={onValue} />;
  }
}

function HrefField({ value, onValue }: { value: string; onValue(value: string): void }) {
  const { t } = useTranslation('landing');
  return (
    <TextInput
      label={t('fields.href')}
      placeholder="https://"
      inputMode="url"
      value={value}
      maxLength={500}
      error={isSafeHref(value) ? null : t('editor.badHref')}
      onChange={(event) => onValue(event.currentTarget.value)}
      onBlur={() => onValue(completeHref(value))}
    />
  );
}

function ActionField({ value, onValue }: { value: Values; onValue(value: Values): void }) {
  const { t } = useTranslation('landing');
  const label = String(value.label ?? '');
  const href = String(value.href ?? '');
  return (
    <fieldset className={styles.group}>
      <legend>{t('fields.button')}</legend>
      <TextInput
        label={t('fields.label')}
        description={t('editor.verbFirst')}
        value={label}
        maxLength={60}
        onChange={(event) => onValue({ ...value, label: event.currentTarget.value })}
      />
      <HrefField value={href} onValue={(next) => onValue({ ...value, href: next })} />
      {href !== '#form' && (
        <Button size="sm" variant="subtle" onClick={() => onValue({ ...value, href: '#form' })}>
          {t('editor.toForm')}
        </Button>
      )}
    </fieldset>
  );
}

interface ItemsProps {
  field: Field;
  items: readonly Values[];
  tools: FieldTools;
  onValue(items: Values[]): void;
}

function Items({ field: { of = [], max = 1 }, items, tools, onValue }: ItemsProps) {
  const { t } = useTranslation('landing');
  return (
    <div className={styles.items}>
      {items.map((item, at) => (
        // Items have no names of their own, and fields are controlled
        <fieldset key={at} className={styles.group}>
          <legend>{t('editor.item', { number: at + 1 })}</legend>
          <BlockFields
            fields={of}
            values={item}
            tools={tools}
            onChange={(part) =>
              onValue(items.map((one, other) => (other === at ? { ...one, ...part } : one)))
            }
          />
          <OrderButtons
            name={t('editor.item', { number: at + 1 })}
            at={at}
            count={items.length}
            onMove={(by) => onValue(moveWithin(items, at, at + by))}
            onRemove={() => onValue(items.filter((_, other) => other !== at))}
          />
        </fieldset>
      ))}
      {items.length < max && (
        <Button size="sm" variant="default" onClick={() => onValue([...items, emptyItem(of)])}>
          {t('editor.addItem')}
        </Button>
      )}
    </div>
  );
}
