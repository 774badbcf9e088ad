import type { Media } from '@rupor/shared/media/contract';
import { IconFolder } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './pictures.module.css';

interface LibraryButtonProps {
  /** The library over the composer, to take a file from. */
  library(slot: { onPick(media: Media): void; onClose(): void }): ReactNode;
  onPick(media: Media): void;
}

/** «Из файлов»: what the organization already has, with its passport. */
export function LibraryButton({ library, onPick }: LibraryButtonProps) {
  const { t } = useTranslation('library');
  const [isChoosing, setChoosing] = useState(false);
  return (
    <>
      <button type="button" className={styles.button} onClick={() => setChoosing(true)}>
        <IconFolder stroke={1.75} aria-hidden />
        {t('pick.act')}
      </button>
      {isChoosing && library({ onPick, onClose: () => setChoosing(false) })}
    </>
  );
}
