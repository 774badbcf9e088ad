import { useTranslation } from 'react-i18next';
import { QrCode } from '../../components/qr-code.tsx';
import classes from './organization.module.css';

interface Props {
  url: string;
  qrSvg: string;
  note: string;
}

/** A link that will not be shown again: as text to copy (plain http has no clipboard) and as a QR code. */
export function ShownLink({ url, qrSvg, note }: Props) {
  const { t } = useTranslation('organization');
  return (
    <div className={classes.link}>
      <p>{note}</p>
      <QrCode svg={qrSvg} label={t('invite.qr')} />
      <p className={classes.secret}>{url}</p>
      <p className="small muted">{t('invite.copyHint')}</p>
    </div>
  );
}
