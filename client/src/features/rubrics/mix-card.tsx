import { MIX_FEW_BELOW } from '@rupor/shared/campaigns/rubric-plan';
import { useTranslation } from 'react-i18next';
import { CardSection } from '../../components/section.tsx';
import { formatDateTime, formatNumber } from '../../lib/format.ts';
import type { Mix, MixLine } from './prepare-mix.ts';
import classes from './rubrics.module.css';

interface Props {
  mix: Mix;
  asOf: string;
  timeZone: string;
}

/** Shares as they are, with a mark where they were meant to be. */
export function MixCard({ mix, asOf, timeZone }: Props) {
  const { t } = useTranslation('rubrics');
  return (
    <CardSection title={t('mix.title')}>
      <ul className={classes.mix}>
        {mix.lines.map((line) => (
          <MixRow key={line.rubricId ?? 'none'} line={line} />
        ))}
      </ul>
      <p className={classes.foot}>
        <span>n = {formatNumber(mix.n)}</span>
        {mix.isFew && <span>{t('mix.few', { least: MIX_FEW_BELOW })}</span>}
        <span>{t('mix.asOf', { time: formatDateTime(asOf, timeZone) })}</span>
        <span>{t('mix.how')}</span>
      </p>
    </CardSection>
  );
}

function MixRow({ line }: { line: MixLine }) {
  const { t } = useTranslation('rubrics');
  const { share, target, rubric, verdict, planned, published } = line;
  const name = rubric?.name ?? t('mix.without');
  return (
    <li>
      <span className={classes.mixName}>
        <i className={classes.dot} style={{ background: `var(--c${rubric?.colour ?? 8})` }} aria-hidden />
        {name}
        {rubric && !rubric.isActive && <span className={classes.tag}>{t('mix.draft')}</span>}
      </span>
      <span className={classes.mixShare}>
        {share === null ? t('mix.noData') : t('mix.percent', { share: formatNumber(share) })}
        {target !== null && <small>{t('mix.meant', { target })}</small>}
      </span>
      <span className={classes.bar} aria-hidden>
        <i style={{ width: `${share ?? 0}%`, background: `var(--c${rubric?.colour ?? 8})` }} />
        {target !== null && <b style={{ insetInlineStart: `${target}%` }} />}
      </span>
      <span className="small muted">
        {t('mix.parts', { published, planned })}
        {verdict && <b className={classes.verdict}> · {t(`mix.${verdict}`)}</b>}
      </span>
    </li>
  );
}
