import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './calendar.module.css';
import { VIEWS, type View } from './calendar-days.ts';

interface Props {
  title: string;
  view: View;
  /** Phones have the list only. */
  hasViews: boolean;
  onView(view: View): void;
  onStep(by: number): void;
  onToday(): void;
}

export function CalendarBar({ title, view, hasViews, onView, onStep, onToday }: Props) {
  const { t } = useTranslation('calendar');
  return (
    <div className={classes.bar}>
      <h2 className={classes.period} aria-live="polite">
        {title}
      </h2>
      <div className={classes.steps}>
        <ActionIcon variant="default" size={40} aria-label={t('bar.earlier')} onClick={() => onStep(-1)}>
          <IconChevronLeft size={20} stroke={1.75} />
        </ActionIcon>
        <Button variant="default" onClick={onToday}>
          {t('bar.today')}
        </Button>
        <ActionIcon variant="default" size={40} aria-label={t('bar.later')} onClick={() => onStep(1)}>
          <IconChevronRight size={20} stroke={1.75} />
        </ActionIcon>
      </div>
      {hasViews && (
        <SegmentedControl
          aria-label={t('bar.view')}
          value={view}
          onChange={(value) => onView(value as View)}
          data={VIEWS.map((value) => ({ value, label: t(`views.${value}`) }))}
        />
      )}
    </div>
  );
}
