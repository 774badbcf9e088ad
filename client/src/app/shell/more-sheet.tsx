import { Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { OrganizationChoice } from '../../features/auth/organization-choice.tsx';
import { PublishingFoot } from '../slots/publishing-foot.tsx';
import { ColourSwitch } from './colour-switch.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { PLACES } from './places.ts';
import classes from './shell.module.css';
import { useIsPhone } from './use-is-phone.ts';

/** What the bars have no room for: on phones the other places, everywhere sending, colours and language. */
export function MoreSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position={isPhone ? 'bottom' : 'left'}
      size={isPhone ? 'min(90dvh, 36rem)' : 'xs'}
      title={t(isPhone ? 'common:nav.more' : 'common:nav.view')}
      closeButtonProps={{ 'aria-label': t('common:act.close'), size: 44, iconSize: 20 }}
    >
      {isPhone && <OtherPlaces onClose={onClose} />}
      <div className={classes.choices}>
        <OrganizationChoice />
        <PublishingFoot />
        <div>
          <span className="small muted">{t('common:colours.name')}</span>
          <ColourSwitch />
        </div>
        <div>
          <span className="small muted">{t('common:language')}</span>
          <LanguageSwitch />
        </div>
      </div>
    </Drawer>
  );
}

function OtherPlaces({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
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
  );
}
