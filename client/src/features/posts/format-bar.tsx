import { ActionIcon } from '@mantine/core';
import {
  IconBlockquote,
  IconBold,
  IconItalic,
  IconLink,
  IconStrikethrough,
  IconUnderline,
} from '@tabler/icons-react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import styles from './composer.module.css';
import { type FormatTag, wrapSelection } from './format-text.ts';

const BUTTONS = [
  ['b', 'bold', IconBold],
  ['i', 'italic', IconItalic],
  ['u', 'underline', IconUnderline],
  ['s', 'strikethrough', IconStrikethrough],
  ['a', 'link', IconLink],
  ['blockquote', 'quote', IconBlockquote],
] as const satisfies readonly (readonly [FormatTag, string, typeof IconBold])[];

interface FormatBarProps {
  /** The field whose selection is formatted. */
  inputId: string;
  text: string;
  onText(text: string): void;
}

/** For those who know no tags: presses put them around the chosen words. */
export function FormatBar({ inputId, text, onText }: FormatBarProps) {
  const { t } = useTranslation('posts');
  const press = (tag: FormatTag) => {
    const field = document.getElementById(inputId);
    if (!(field instanceof HTMLTextAreaElement)) return;
    const chosen = { start: field.selectionStart, end: field.selectionEnd };
    const next = wrapSelection(text, chosen, tag);
    // The field must hold the new text before words in it can be chosen.
    flushSync(() => onText(next.text));
    field.focus();
    field.setSelectionRange(next.start, next.end);
  };
  return (
    <div role="toolbar" aria-label={t('format.label')} aria-controls={inputId} className={styles.formatBar}>
      {BUTTONS.map(([tag, name, Icon]) => (
        <ActionIcon
          key={tag}
          size={44}
          variant="subtle"
          color="gray"
          aria-label={t(`format.${name}`)}
          title={t(`format.${name}`)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => press(tag)}
        >
          <Icon size={18} aria-hidden="true" />
        </ActionIcon>
      ))}
    </div>
  );
}
