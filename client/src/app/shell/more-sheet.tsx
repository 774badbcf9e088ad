import { Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PublishingFoot } from '../slots/publishing-foot.tsx';
import { ColourSwitch } from './colour-switch.tsx';
import { PLACES } from './places.ts';
import classes from './shell.module.css';

/** «Ещё» on phones: every place the bar has no room for, the state of sending, light or dark. */
export function MoreSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="bottom"
      size="auto"
      title={t('common:nav.more')}
      closeButtonProps={{ 'aria-label': t('common:act.close'), size: 44 }}
    >
      <nav className={classes.sheet} aria-label={t('common:shell.places')}>
        {PLACES.slice(1)
          .flatMap((group) => [...group.places])
          .map((place) => (
            <Link key={place.to} to={place.to} className={classes.place} onClick={onClose}>
              <place.icon size={20} stroke={1.75} aria-hidden />
              <span>{t(place.key)}</span>
            </Link>
          ))}
      </nav>
      <ColourSwitch />
      <PublishingFoot />
    </Drawer>
  );
}
