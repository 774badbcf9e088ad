import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import type { CalendarEntry } from '@rupor/shared/calendar/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { zoneLabel } from '../../lib/format.ts';

interface Props {
  entry: CalendarEntry;
  isBusy: boolean;
  /** A sentence to show at the fields, e.g. of a refusal. */
  problem: string | null;
  onMove(wallTime: string): void;
  onClose(): void;
}

/** Another day and time without dragging: by tap, by keyboard, by screen reader. */
export function MoveDialog({ entry, isBusy, problem, onMove, onClose }: Props) {
  const { t } = useTranslation('calendar');
  const [day, setDay] = useState(entry.wallTime.slice(0, 10));
  const [time, setTime] = useState(entry.wallTime.slice(11, 16));
  return (
    <Dialog onClose={onClose} title={t('move.title', { heading: entry.heading || t('entry.untitled') })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onMove(`${day}T${time}`);
        }}
      >
        <Stack>
          <Group grow align="flex-start">
            <TextInput
              type="date"
              label={t('move.day')}
              value={day}
              onChange={(event) => setDay(event.currentTarget.value)}
              required
              data-autofocus
            />
            <TextInput
              type="time"
              label={t('move.time')}
              value={time}
              onChange={(event) => setTime(event.currentTarget.value)}
              required
            />
          </Group>
          <Text size="sm" c="dimmed">
            {t('move.zone', { zone: zoneLabel(entry.timeZone) })}
          </Text>
          {problem && (
            <Text role="alert" size="sm" c="var(--failed)">
              {problem}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('move.keep')}
            </Button>
            <Button type="submit" loading={isBusy}>
              {t('entry.move')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
