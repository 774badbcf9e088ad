import type { Measure } from '@rupor/shared/posts/count';
import { useTranslation } from 'react-i18next';
import styles from './composer.module.css';
import { levelOf } from './text-marks.ts';

const CIRCUMFERENCE = 2 * Math.PI * 8;
const RING = { quiet: 'var(--accent)', near: 'var(--in-review)', over: 'var(--failed)' } as const;

/** How much of the nearest limit is used: a ring and words. */
export function LengthMeter({ measures }: { measures: Measure[] }) {
  const { t } = useTranslation('posts');
  const [measure] = measures;
  if (!measure) return null;
  const { used, max, unit } = measure;
  const level = levelOf(measure);
  const arc = Math.min(1, used / max) * CIRCUMFERENCE;
  const text =
    level === 'over' ? t('meter.over', { count: used - max }) : t(`meter.${unit}`, { used, max, count: max });
  return (
    <span className={styles.meter} data-level={level}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="10" cy="10" r="8" fill="none" stroke="var(--line)" strokeWidth="3" />
        <circle
          cx="10"
          cy="10"
          r="8"
          fill="none"
          stroke={RING[level]}
          strokeWidth="3"
          strokeDasharray={`${arc} ${CIRCUMFERENCE}`}
        />
      </svg>
      {text}
    </span>
  );
}
