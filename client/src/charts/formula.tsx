import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextButton } from '../components/text-button.tsx';

/** «Как считаем» of one number: formula, source and time. */
export function Formula({ children }: { children: ReactNode }) {
  const { t } = useTranslation('charts');
  return (
    <Popover width={300} position="top-start" trapFocus returnFocus>
      <Popover.Target>
        <TextButton>{t('formula')}</TextButton>
      </Popover.Target>
      <Popover.Dropdown className="small">{children}</Popover.Dropdown>
    </Popover>
  );
}
