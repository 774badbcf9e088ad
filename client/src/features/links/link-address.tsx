import { Button } from '@mantine/core';
import type { ShortLink } from '@rupor/shared/links/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { saveFile, saveText } from '../../charts/save-file.ts';
import { QrCode } from '../../components/qr-code.tsx';
import { CardSection } from '../../components/section.tsx';
import { AddressLine } from './address-line.tsx';
import { linkCodesQuery } from './api.ts';
import { nameOf } from './link-name.ts';
import classes from './links.module.css';

/** The short address and its code, to copy and to print. */
export function LinkAddress({ link }: { link: ShortLink }) {
  const { t } = useTranslation('links');
  const codes = useQuery(linkCodesQuery(link.id)).data;
  const savePng = async (png: string) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    saveFile(`${link.code}.png`, new Blob([bytes], { type: 'image/png' }));
  };
  return (
    <CardSection title={t('address.head')}>
      <div className={classes.rows}>
        <AddressLine url={link.url} />
        {codes && (
          <>
            <QrCode svg={codes.svg} label={t('address.qr', { name: nameOf(link) })} />
            <div className={classes.acts}>
              <Button size="sm" onClick={() => saveText(`${link.code}.svg`, codes.svg, 'image/svg+xml')}>
                {t('address.svg')}
              </Button>
              <Button size="sm" onClick={() => void savePng(codes.png)}>
                {t('address.png')}
              </Button>
            </div>
          </>
        )}
      </div>
    </CardSection>
  );
}
