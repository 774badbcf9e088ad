import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';

interface PastTimeDialogProps {
  isOpen: boolean;
  /** May this person send at once? */
  canPublish: boolean;
  onPublishNow(): void;
  onOtherTime(): void;
  onClose(): void;
}

/** The chosen time has passed: nothing is sent until a person says what was meant. */
export function PastTimeDialog(props: PastTimeDialogProps) {
  const { isOpen, canPublish, onPublishNow, onOtherTime, onClose } = props;
  const { t } = useTranslation('posts');
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t(canPublish ? 'posts:pastTime.title' : 'posts:pastTime.titleOther')}
    >
      <Text size="sm" mb="md">
        {t('posts:pastTime.text')}
      </Text>
      <Group gap="xs">
        {canPublish && (
          <Button variant="filled" onClick={onPublishNow} data-autofocus>
            {t('posts:act.now')}
          </Button>
        )}
        <Button onClick={onOtherTime}>{t('posts:pastTime.other')}</Button>
      </Group>
    </Dialog>
  );
}
