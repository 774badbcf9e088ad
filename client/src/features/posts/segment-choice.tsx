import { Checkbox, Popover, Stack } from '@mantine/core';
import { IconChevronDown, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { segmentsQuery } from '../audiences/api.ts';
import styles from './chip.module.css';

/** As many as the contract lets a post have. */
const MOST = 8;

interface SegmentChoiceProps {
  value: readonly string[];
  onValue(ids: string[]): void;
}

/** «Для кого»: a chip that opens the audiences to tick. Archived ones show only where they are already chosen. */
export function SegmentChoice({ value, onValue }: SegmentChoiceProps) {
  const { t } = useTranslation('audiences');
  const segments = useQuery(segmentsQuery()).data ?? [];
  const shown = segments.filter(({ id, isArchived }) => !isArchived || value.includes(id));
  const names = shown.filter(({ id }) => value.includes(id)).map(({ name }) => name);
  return (
    <Popover position="bottom-start" trapFocus shadow="md">
      <Popover.Target>
        <button type="button" className={styles.chip} data-on={names.length > 0}>
          <IconUsers stroke={1.75} aria-hidden />
          <span>{names.length > 0 ? t('choice.for', { names: names.join(', ') }) : t('choice.none')}</span>
          <IconChevronDown stroke={1.75} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('choice.label')} maw="20rem">
        {shown.length === 0 ? (
          <p className="small">
            {t('choice.empty')} <Link to="/audiences">{t('choice.add')}</Link>
          </p>
        ) : (
          <Checkbox.Group value={[...value]} onChange={(ids) => ids.length <= MOST && onValue(ids)}>
            <Stack gap="sm">
              {shown.map(({ id, name, isHypothesis }) => (
                <Checkbox
                  key={id}
                  value={id}
                  label={name}
                  description={isHypothesis ? t('hypothesis') : undefined}
                />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
