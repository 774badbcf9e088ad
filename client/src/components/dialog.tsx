import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** Absent: it is open as long as it stands on the page. */
  isOpen?: boolean;
  title: ReactNode;
  size?: 'md' | 'lg' | 'xl';
  onClose(): void;
  children: ReactNode;
}

/** A window over the page; Esc, a press beside it and its cross close it. */
export function Dialog({ isOpen = true, title, size = 'md', onClose, children }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size={size}
      title={title}
      closeButtonProps={{ 'aria-label': t('common:act.close') }}
    >
      {children}
    </Modal>
  );
}
