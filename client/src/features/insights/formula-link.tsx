import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './insights.module.css';

/** «Как считаем»: formula, source and time of a number. */
export function FormulaLink({ children }: { children: ReactNode }) {
  const { t } = useTranslation('charts');
  return (
    <Popover width={300} position="top-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={`link ${classes.plain}`}>
          {t('formula')}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="small">{children}</Popover.Dropdown>
    </Popover>
  );
}
