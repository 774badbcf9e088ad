import { Modal, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const stay = () => undefined;

/** A dialog over the page as it was; the form that signs in is its content. It cannot be closed unsigned. */
export function SignInAgain({ isOpen, children }: { isOpen: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={isOpen}
      onClose={stay}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t('common:signInAgain.title')}
    >
      <Text size="sm" c="dimmed" mb="sm">
        {t('common:signInAgain.safe')}
      </Text>
      {children}
    </Modal>
  );
}
