import { Button } from '@mantine/core';
import type { Media } from '@rupor/shared/media/contract';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FileThumb, useFileFacts } from '../../../components/file-tile.tsx';
import { mediaUrl } from '../../media/api.ts';
import classes from './by-hand.module.css';

/** Each film and document with a button that saves it. */
export function ByHandFiles({ files }: { files: readonly Media[] }) {
  const { t } = useTranslation('publishing');
  const facts = useFileFacts();
  return (
    <ul className={classes.pictures}>
      {files.map((file) => (
        <li key={file.id}>
          <FileThumb file={file} src={mediaUrl(file.id, 'full')} side={96} />
          <p className={classes.fileName}>
            {file.originalName} <span className="small muted">{facts(file)}</span>
          </p>
          <Button
            component="a"
            href={mediaUrl(file.id, 'full')}
            download={file.originalName}
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden="true" />}
            aria-label={t('byHand.saveFile', { name: file.originalName })}
          >
            {t('byHand.save')}
          </Button>
          {file.altText && <p className="small muted">{t('byHand.alt', { text: file.altText })}</p>}
        </li>
      ))}
    </ul>
  );
}
