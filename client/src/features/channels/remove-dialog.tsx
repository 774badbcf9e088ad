import { Button, Group, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  name: string;
  /** Planned posts that would not go out; null = closed. */
  count: number | null;
  onClose(): void;
  onRemove(): void;
}

/** Asked only when posts would not go out; an idle channel is removed at once and can be brought back. */
export function RemoveDialog({ name, count, onClose, onRemove }: Props) {
  const { t } = useTranslation('channels');
  return (
    <Modal
      opened={count !== null}
      onClose={onClose}
      title={t('removeTitle', { name })}
      closeButtonProps={{ 'aria-label': t('common:act.close') }}
    >
      <p>{t('removeCount', { count: count ?? 0 })}</p>
      <Group gap="xs" mt="md">
        <Button variant="outline" color="red" onClick={onRemove}>
          {t('acts.remove')}
        </Button>
        <Button onClick={onClose} data-autofocus>
          {t('acts.cancel')}
        </Button>
      </Group>
    </Modal>
  );
}
