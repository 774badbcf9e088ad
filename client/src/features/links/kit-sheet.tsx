import type { ShortLink } from '@rupor/shared/links/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { QrCode } from '../../components/qr-code.tsx';
import { linkCodesQuery } from './api.ts';
import sheet from './kit-sheet.module.css';
import { bareUrl } from './link-name.ts';

export const KIT_FORMATS = ['a4', 'a5', 'strips'] as const;
export type KitFormat = (typeof KIT_FORMATS)[number];

interface Props {
  links: readonly ShortLink[];
  format: KitFormat;
  organization: string;
}

/** Paper of a kit: a poster a place, two smaller ones on a sheet, or a poster with strips to tear off. */
export function KitSheet({ links, format, organization }: Props) {
  return (
    <div className={sheet.pages} data-format={format}>
      {links.map((link) => (
        <Poster key={link.id} {...{ link, format, organization }} />
      ))}
    </div>
  );
}

const STRIPS = 8;

function Poster({ link, format, organization }: Omit<Props, 'links'> & { link: ShortLink }) {
  const { t } = useTranslation('links');
  const codes = useQuery(linkCodesQuery(link.id)).data;
  const call = link.title || t('paper.callDefault');
  return (
    <article className={sheet.poster} aria-label={t('paper.poster', { place: link.place })}>
      <div className={sheet.main}>
        <p className={sheet.call}>{call}</p>
        <div className={sheet.code}>{codes && <QrCode svg={codes.svg} label={t('paper.point')} />}</div>
        <p className={sheet.how}>{t('paper.point')}</p>
        <p className={sheet.address}>{bareUrl(link.url)}</p>
      </div>
      <footer className={sheet.foot}>
        <span>{organization}</span>
        {/* For whoever hangs it up: which sheet belongs where. */}
        <span>{link.place}</span>
      </footer>
      {format === 'strips' && (
        <div className={sheet.strips} aria-hidden="true">
          {Array.from({ length: STRIPS }, (_, index) => index).map((index) => (
            <div key={index} className={sheet.strip}>
              <span>
                <b>{call}</b>
                <br />
                {bareUrl(link.url)}
              </span>
            </div>
          ))}
        </div>
      )}
    </article>
  );
}
