import { IconCheck, IconMinus } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatBytes, formatNumber } from '../../lib/format.ts';
import type { Cell, Saying } from './describe-capabilities.ts';
import classes from './matrix.module.css';

/** A sign for the eye, a word for everybody. */
export function CapabilityCell({ cell }: { cell: Cell }) {
  const { t } = useTranslation('channels');
  return (
    <div className={classes.cell} data-verdict={cell.verdict}>
      {cell.verdict === 'yes' && <IconCheck size={16} stroke={2} aria-hidden="true" />}
      {cell.verdict === 'no' && <IconMinus size={16} stroke={2} aria-hidden="true" />}
      <div>
        {cell.sayings.map((saying) => (
          <span key={saying.key}>{say(t, saying)}</span>
        ))}
      </div>
    </div>
  );
}

function say(t: TFunction<'channels'>, { key, params, bytes, inner, literal }: Saying): string {
  if (literal !== undefined) return literal;
  return t(`matrix.${key}`, {
    ...params,
    ...(params?.max === undefined ? {} : { max: formatNumber(params.max) }),
    ...(bytes === undefined ? {} : { size: formatBytes(bytes) }),
    ...(inner ? { limit: say(t, inner) } : {}),
  });
}
