import { Button, type ButtonProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { copyText } from '../lib/copy-text.ts';
import { offerUndo } from '../lib/undo.ts';

interface Props extends Pick<ButtonProps, 'size' | 'variant'> {
  text: string;
  /** Said once it is copied; where the browser refuses, that is said instead. */
  done: string;
  children: string;
}

/** Copies a text, over plain http too. */
export function CopyButton({ text, done, ...button }: Props) {
  const { t } = useTranslation();
  const copy = async () => offerUndo((await copyText(text)) ? done : t('common:notCopied'));
  return <Button {...button} onClick={() => void copy()} />;
}
