import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../lib/format.ts';
import classes from './stat-tile.module.css';

interface Props {
  name: ReactNode;
  /** null: unknown, said so in words and never as 0. */
  value: number | null;
  digits?: number;
  /** Ratio of the change; leave out inside the spread and say it in `was` («почти как было: 41»). */
  change?: number;
  /** In place of «нет данных», where the number is known and not shown. */
  unknown?: string;
  /** Words of the comparison: «было 43 040». For an unknown value: the link that mends it. */
  was?: ReactNode;
  /** What the number means, a sentence. */
  meaning?: ReactNode;
  /** n, tags, «Как считаем». */
  foot?: ReactNode;
}

/** Name, number, comparison in words, meaning, where it comes from. Put several into a `StatTiles`. */
export function StatTile({ name, value, digits = 0, change, unknown, was, meaning, foot }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={classes.tile}>
      <div className={classes.name}>{name}</div>
      <div className={classes.number} data-unknown={value === null || undefined}>
        {value === null ? (unknown ?? t('common:unknown')) : widen(format.number(value, digits))}
      </div>
      <div className={classes.was}>
        {change !== undefined && <Change ratio={change} />}
        {was && <span className="muted">{was}</span>}
      </div>
      <div className={classes.meaning}>{meaning}</div>
      <div className={classes.foot}>{foot}</div>
    </div>
  );
}

/** Set this large and tight, a thin space closes up: thousands are parted by a whole one. */
function widen(number: string): string {
  return number.replaceAll('\u202f', '\u00a0');
}

export function StatTiles({ children }: { children: ReactNode }) {
  return <div className={classes.tiles}>{children}</div>;
}

function Change({ ratio }: { ratio: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const Arrow = ratio < 0 ? IconArrowDownRight : IconArrowUpRight;
  const share = format.percent(Math.abs(ratio));
  return (
    <span className={classes.change} data-falls={ratio < 0 || undefined}>
      <Arrow size={16} stroke={2.25} aria-hidden />
      {ratio < 0 ? t('common:change.less', { share }) : t('common:change.more', { share })}
    </span>
  );
}
