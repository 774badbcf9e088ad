import { useDebouncedCallback } from '@mantine/hooks';
import type { Media } from '@rupor/shared/media/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setAltMutation } from '../../media/api.ts';
import styles from './pictures.module.css';
import { useRememberMedia } from './use-media.ts';

const MAX_LENGTH = 2_000;

/** Saved by itself like the text of the post; what is typed stays in the field when saving fails. */
export function AltTextField({ inputId, picture }: { inputId: string; picture: Media }) {
  const { t } = useTranslation('media');
  const [text, setText] = useState(picture.altText ?? '');
  const remember = useRememberMedia();
  const save = useMutation({ ...setAltMutation(), onSuccess: remember });
  const send = (value: string) => save.mutate({ id: picture.id, altText: value.trim() || null });
  const sendLater = useDebouncedCallback(send, { delay: 1_000, flushOnUnmount: true });
  return (
    <>
      <textarea
        id={inputId}
        className={styles.alt}
        rows={2}
        maxLength={MAX_LENGTH}
        placeholder={t(picture.kind === 'video' ? 'altPlaceholderFilm' : 'altPlaceholder')}
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          sendLater(currentTarget.value);
        }}
        onBlur={() => sendLater.flush()}
      />
      {save.isError && (
        <span className={`${styles.small} ${styles.bad}`} role="alert">
          {t('altNotSaved')}{' '}
          <button type="button" className={styles.quiet} onClick={() => send(text)}>
            {t('retry')}
          </button>
        </span>
      )}
    </>
  );
}
