import { Button } from '@mantine/core';
import type { Checklist } from '@rupor/shared/law/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LateDialog } from '../../components/late-dialog.tsx';
import { useFormat } from '../../lib/format.ts';
import { late } from '../../lib/late.ts';
import classes from './law.module.css';

const PromoDialog = late(async () => (await import('./promo-dialog.tsx')).PromoDialog);
const AdDialog = late(async () => (await import('./ad-dialog.tsx')).AdDialog);

interface Props {
  checklist: Checklist;
  /** Nothing of the post speaks of advertising. */
  isQuiet: boolean;
  onAppend: ((sentence: string) => void) | undefined;
}

/** «Реклама или нет»: what a person decided, and the mark that follows from it. */
export function PromoPart({ checklist, isQuiet, onAppend }: Props) {
  const { t } = useTranslation('law');
  const format = useFormat();
  const [open, setOpen] = useState<'promo' | 'ad' | null>(null);
  const { promo, ad, label, mayDecide } = checklist;
  const isAd = promo.status === 'ad' || promo.status === 'social_ad';
  const isDecided = promo.status !== 'undecided';
  const close = () => setOpen(null);
  const isLine = isQuiet && !isDecided;
  return (
    <div className={isLine ? classes.line : classes.promo}>
      <p>
        {isLine ? (
          <span className="small muted">{t('promo.quiet')}</span>
        ) : (
          <b>{t(`promo.status.${promo.status}`)}</b>
        )}
        {promo.decidedByName !== null && promo.decidedAt !== null && isDecided && (
          <span className="small muted">
            {' '}
            {t('promo.decided', { name: promo.decidedByName, when: format.dayTime(promo.decidedAt) })}
          </span>
        )}
      </p>
      {promo.isOutdated && <p className={classes.stale}>{t('promo.outdated')}</p>}
      {isAd && label !== null && (
        <blockquote className={classes.label}>
          <span className="small muted">{t('promo.label')}</span>
          <p lang="ru">{label}</p>
        </blockquote>
      )}
      {mayDecide && (
        <div className={classes.acts}>
          <Button size="sm" variant={isLine ? 'subtle' : undefined} onClick={() => setOpen('promo')}>
            {t(isDecided ? 'promo.change' : 'promo.decide')}
          </Button>
          {isAd && (
            <Button size="sm" onClick={() => setOpen('ad')}>
              {t(ad.erid === '' ? 'promo.fillAd' : 'promo.changeAd')}
            </Button>
          )}
          {isAd && label !== null && ad.erid !== '' && onAppend && (
            <Button size="sm" onClick={() => onAppend(label)}>
              {t('promo.insertLabel')}
            </Button>
          )}
        </div>
      )}
      <LateDialog isOpen={open === 'promo'}>
        {(isOpen) => <PromoDialog checklist={checklist} isOpen={isOpen} onClose={close} />}
      </LateDialog>
      <LateDialog isOpen={open === 'ad'}>
        {(isOpen) => <AdDialog checklist={checklist} isOpen={isOpen} onClose={close} />}
      </LateDialog>
    </div>
  );
}
