import { Button } from '@mantine/core';
import type { Media } from '@rupor/shared/media/contract';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FileInput } from '../../components/file-input.tsx';
import { newId } from '../../lib/new-id.ts';
import { mediaUrl } from './api.ts';
import styles from './library.module.css';
import { sendInParts } from './upload-parts.ts';

interface Props {
  label: string;
  ids: readonly string[];
  max: number;
  onIds(ids: string[]): void;
}

/** Scans and bills that prove a right. They are kept apart: no post can show them. */
export function ProofField({ label, ids, max, onIds }: Props) {
  const { t } = useTranslation('library');
  const input = useRef<HTMLInputElement>(null);
  const send = useMutation({
    mutationFn: (file: File): Promise<Media> =>
      sendInParts(
        { id: newId(), file, name: file.name || 'scan', folder: '', isProof: true },
        { onProgress: () => undefined, signal: new AbortController().signal },
      ),
    onSuccess: ({ id }) => onIds([...ids.filter((one) => one !== id), id].slice(-max)),
  });
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <Button variant="default" loading={send.isPending} onClick={() => input.current?.click()}>
          {label}
        </Button>
        <FileInput
          ref={input}
          label={label}
          accept="image/jpeg,image/png,application/pdf"
          onFiles={([file]) => file && send.mutate(file)}
        />
        {ids.map((id, index) => (
          <span key={id} className={styles.row}>
            <a className="link" href={mediaUrl(id, 'full')} target="_blank" rel="noreferrer">
              {t('proof.open', { number: index + 1 })}
            </a>
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={t('proof.dropOf', { number: index + 1 })}
              onClick={() => onIds(ids.filter((one) => one !== id))}
            >
              {t('proof.drop')}
            </Button>
          </span>
        ))}
      </div>
      {send.isError && (
        <p className={styles.bad} role="alert">
          {t('proof.failed')}
        </p>
      )}
    </div>
  );
}
