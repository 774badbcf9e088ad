import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { QrCode } from '../../components/qr-code.tsx';
import { mediaUrl, sheetQuery } from './api.ts';
import styles from './library.module.css';

export type SheetKind = 'licence' | 'image';

/** A sheet to print and sign: the free licence of the author, or the consent of who is shown. Black on white. */
export function SheetView({ mediaId, kind }: { mediaId: string; kind: SheetKind }) {
  const { t } = useTranslation('library');
  const { data } = useSuspenseQuery(sheetQuery(mediaId));
  const parts = kind === 'licence' ? LICENCE_PARTS : IMAGE_PARTS;
  const author = data.passport?.author ?? '';
  return (
    <main className={styles.sheet}>
      <div className={`${styles.row} ${styles.noPrint}`}>
        <Button variant="filled" onClick={() => window.print()}>
          {t('sheet.print')}
        </Button>
        <span>{t('sheet.hint')}</span>
      </div>
      <h1 id="page-title">{t(`sheet.${kind}.title`)}</h1>
      <p>{t('sheet.to', { organization: data.organizationName })}</p>
      <p>
        {t('sheet.me')} {kind === 'licence' && author !== '' ? author : <span className={styles.blank} />}
      </p>
      <ol>
        {parts.map((part) => (
          <li key={part}>{t(`sheet.${kind}.${part}`, { organization: data.organizationName })}</li>
        ))}
      </ol>
      <div className={styles.row}>
        <img src={mediaUrl(mediaId)} alt={data.originalName} height={140} />
        <div className={styles.code}>
          <QrCode svg={data.qrSvg} label={t('sheet.code')} />
        </div>
      </div>
      <p>{t('sheet.file', { name: data.originalName, url: data.url })}</p>
      {SIGNED.map((line) => (
        <p key={line}>
          {t(`sheet.${line}`)} <span className={styles.blank} />
        </p>
      ))}
      {kind === 'image' && (
        <p>
          {t('sheet.guardian')} <span className={styles.blank} />
        </p>
      )}
      <p className="small">{t('sheet.lawyer')}</p>
    </main>
  );
}

const LICENCE_PARTS = ['grant', 'ways', 'where', 'name', 'free', 'own'] as const;
const IMAGE_PARTS = ['grant', 'ways', 'until', 'adverts', 'withdraw'] as const;
const SIGNED = ['contact', 'date', 'signature'] as const;
