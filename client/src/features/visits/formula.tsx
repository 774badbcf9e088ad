import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './visits.module.css';

/** «Как считаем» of one number. */
export function Formula({ children }: { children: ReactNode }) {
  const { t } = useTranslation('charts');
  return (
    <Popover width={300} position="top-start" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={`link ${classes.plain}`}>
          {t('formula')}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="small">{children}</Popover.Dropdown>
    </Popover>
  );
}
