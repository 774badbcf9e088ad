import { Button, Group, Popover } from '@mantine/core';
import type { CalendarEntry } from '@rupor/shared/calendar/contract';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/link-button.tsx';
import { NetworkSign } from '../../components/network-sign.tsx';
import { PostStatePill } from '../../components/post-state-sign.tsx';
import { RepeatSign } from '../../components/repeat-sign.tsx';
import { formatWallTime } from '../../lib/format.ts';
import classes from './calendar.module.css';
import { isMovable } from './calendar-entries.ts';

interface Props {
  entry: CalendarEntry;
  anchor: HTMLElement;
  canMove: boolean;
  onMove(entry: CalendarEntry): void;
  onClose(): void;
}

/** What a pressed entry of the grid opens: the same acts as dragging, for taps and keys. */
export function EntryCard({ entry, anchor, canMove, onMove, onClose }: Props) {
  const { t } = useTranslation('calendar');
  const close = () => {
    onClose();
    anchor.focus();
  };
  return (
    <Popover
      opened
      onChange={(isOpen) => !isOpen && close()}
      trapFocus
      withArrow
      shadow="md"
      width={300}
      withRoles={false}
    >
      <Popover.Target>
        <span className={classes.anchor} style={placeOf(anchor)} />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={entry.heading || t('entry.untitled')}>
        <PostStatePill state={entry.state} />
        <p className={classes.cardTitle}>{entry.heading || t('entry.untitled')}</p>
        <p className={classes.cardTime}>
          {formatWallTime(entry.wallTime)} {entry.isRepeated && <RepeatSign />}
        </p>
        {entry.segments.length > 0 && (
          <p className={classes.cardTime}>
            {t('entry.forWhom', { names: entry.segments.map(({ name }) => name).join(', ') })}
          </p>
        )}
        <span className={classes.networks}>
          {entry.channels.map((channel) => (
            <NetworkSign key={channel.id} network={channel.network} name={channel.name} />
          ))}
        </span>
        <Group mt="sm" gap="xs">
          <LinkButton size="sm" to="/posts/$postId" params={{ postId: entry.postId }}>
            {t('entry.open')}
          </LinkButton>
          {canMove && isMovable(entry) && (
            <Button size="sm" variant="default" onClick={() => onMove(entry)}>
              {t('entry.move')}
            </Button>
          )}
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The card hangs on the entry; the entry itself lives in a table that must not be rearranged. */
function placeOf(anchor: HTMLElement): { left: number; top: number; width: number; height: number } {
  const box = anchor.getBoundingClientRect();
  return {
    left: box.left + window.scrollX,
    top: box.top + window.scrollY,
    width: box.width,
    height: box.height,
  };
}
