import { Button } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage, setLanguage } from '../lib/i18n.ts';
import { BrandMark } from './brand-mark.tsx';
import classes from './entry-frame.module.css';

interface Props {
  /** Who speaks. */
  over?: string;
  title: string;
  sub?: ReactNode;
  /** Room for cards of its own. */
  isWide?: boolean;
  children: ReactNode;
}

/** Pages before the shell: signing in, the first start, an invitation. */
export function EntryFrame({ over, title, sub, isWide = false, children }: Props) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('common:brand')}`;
  }, [title, t]);
  const other = currentLanguage() === 'ru' ? 'en' : 'ru';
  return (
    <div className={classes.page} data-wide={isWide || undefined}>
      <header className={classes.top}>
        <span className={classes.brand}>
          <BrandMark />
          {t('common:brand')}
        </span>
        <Button variant="subtle" size="sm" lang={other} onClick={() => void setLanguage(other)}>
          {other === 'en' ? 'English' : 'Русский'}
        </Button>
      </header>
      <main className={isWide ? classes.card : `card ${classes.card}`}>
        {over && <p className={classes.over}>{over}</p>}
        <h1>{title}</h1>
        {sub && <p className={classes.sub}>{sub}</p>}
        {children}
      </main>
    </div>
  );
}
