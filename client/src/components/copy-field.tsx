import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './copy-field.module.css';

/** A value to take away. Without the clipboard (plain http) it selects itself and says which keys copy it. */
export function CopyField({ label, value }: { label: ReactNode; value: string }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<'copied' | 'selected' | null>(null);
  const copy = async () => {
    input.current?.focus();
    input.current?.select();
    setSaid((await copyText(value)) ? 'copied' : 'selected');
  };
  return (
    <div>
      <div className={classes.row}>
        <TextInput
          ref={input}
          className={classes.field}
          label={label}
          value={value}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button onClick={() => void copy()}>{t('common:act.copy')}</Button>
      </div>
      <p className="small muted" role="status">
        {said && t(`common:copy.${said}`)}
      </p>
    </div>
  );
}

async function copyText(value: string): Promise<boolean> {
  if (!window.isSecureContext) return document.execCommand('copy');
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch (error) {
    if (error instanceof DOMException) return document.execCommand('copy');
    throw error;
  }
}
