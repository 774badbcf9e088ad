import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';

interface Props {
  isBusy: boolean;
  onPublishNow(): void;
  onClose(): void;
}

/** The chosen time is over: nothing has been changed, and nothing goes out by accident. */
export function PastDialog({ isBusy, onPublishNow, onClose }: Props) {
  const { t } = useTranslation('calendar');
  return (
    <Dialog onClose={onClose} title={t('past.title')}>
      <Text mb="md">{t('past.text')}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('past.keep')}
        </Button>
        <Button loading={isBusy} onClick={onPublishNow}>
          {t('past.now')}
        </Button>
      </Group>
    </Dialog>
  );
}
