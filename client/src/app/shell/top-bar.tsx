import { ActionIcon } from '@mantine/core';
import { IconArrowLeft, IconSearch } from '@tabler/icons-react';
import { Link, useRouter, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../../components/brand-mark.tsx';
import { openSearch } from '../../lib/search-box.ts';
import { PLACES, placeOf } from './places.ts';
import classes from './shell.module.css';

const places = PLACES.flatMap((group) => [...group.places]);

/** Phones only: the sign (deeper in a place: the way back), where we are, search. */
export function TopBar() {
  const { t } = useTranslation();
  const router = useRouter();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const here = placeOf(path);
  const place = places.find(({ to }) => to === here);
  const isDeeper = place !== undefined && path !== place.to;
  return (
    <header className={classes.topBar}>
      {isDeeper ? (
        <ActionIcon
          size={44}
          ml={-12}
          aria-label={t('common:act.back')}
          onClick={() => router.history.back()}
        >
          <IconArrowLeft size={20} stroke={1.75} />
        </ActionIcon>
      ) : (
        <Link to="/" aria-label={t('common:nav.home')} className={classes.topMark}>
          <BrandMark />
        </Link>
      )}
      <b>{t(place?.key ?? (path === '/' ? 'common:nav.home' : 'common:name'))}</b>
      <ActionIcon size={44} aria-label={t('common:act.find')} onClick={openSearch}>
        <IconSearch size={20} stroke={1.75} />
      </ActionIcon>
    </header>
  );
}
