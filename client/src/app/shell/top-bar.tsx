import { ActionIcon } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../../components/brand-mark.tsx';
import { openSearch } from '../../lib/search-box.ts';
import classes from './shell.module.css';

/** Phones only: the sign, where we are, search. */
export function TopBar() {
  const { t } = useTranslation();
  return (
    <header className={classes.topBar}>
      <Link to="/" aria-label={t('common:nav.home')} className={classes.topMark}>
        <BrandMark />
      </Link>
      <b>Рупор</b>
      <ActionIcon size={44} aria-label={t('common:act.find')} onClick={openSearch}>
        <IconSearch size={20} stroke={1.75} />
      </ActionIcon>
    </header>
  );
}
