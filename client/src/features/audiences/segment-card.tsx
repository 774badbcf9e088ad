import { Button } from '@mantine/core';
import type { Segment } from '@rupor/shared/audiences/contract';
import { awakeHours } from '@rupor/shared/audiences/shifts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AwakeStrip } from '../../components/awake-strip.tsx';
import { formatDay, todayIn, zoneLabel } from '../../lib/format.ts';
import classes from './segments.module.css';
import { presetOf } from './shift-draft.ts';

type Fact = 'who' | 'what' | 'why' | 'whenWords' | 'whereWords' | 'job' | 'objection' | 'proof' | 'channel';

/** What one needs at a glance; the rest of the sheet is folded. */
const FIRST: readonly Fact[] = ['who', 'why', 'objection', 'proof'];
const FURTHER: readonly Fact[] = ['what', 'whenWords', 'whereWords', 'job', 'channel'];

interface Props {
  segment: Segment;
  canManage: boolean;
  onChange(): void;
  onArchive(): void;
}

/** What is known of one audience, and how it is known. */
export function SegmentCard({ segment, canManage, onChange, onArchive }: Props) {
  const { t } = useTranslation('audiences');
  const { name, relation, attitude, shift, source, sourcedOn, isHypothesis } = segment;
  const preset = shift && presetOf(shift);
  return (
    <section className="card" aria-labelledby={`segment-${segment.id}`}>
      <div className={classes.head}>
        <h2 id={`segment-${segment.id}`}>{name}</h2>
        {isHypothesis && <span className={classes.stamp}>{t('hypothesis')}</span>}
      </div>
      <p className="small muted">
        {t(`relation.${relation}`)} · {t(`attitude.${attitude}`)}
      </p>
      <Facts segment={segment} facts={FIRST} />
      {FURTHER.some((fact) => segment[fact] !== '') && (
        <details className={classes.more}>
          <summary>{t('card.sheet')}</summary>
          <Facts segment={segment} facts={FURTHER} />
        </details>
      )}
      {shift && (
        <div className={classes.shift}>
          <p className="small muted">
            {preset ? t(`shift.presets.${preset}`) : t('shift.own')} · {zoneLabel(shift.timeZone)}
          </p>
          <AwakeStrip
            hasWords
            name={t('card.today', { name })}
            hours={awakeHours(shift, { day: todayIn(shift.timeZone), timeZone: shift.timeZone })}
          />
        </div>
      )}
      <p className="small muted">
        {isHypothesis || !sourcedOn
          ? t('card.guess')
          : t('card.source', { source, day: formatDay(sourcedOn, 'long') })}
      </p>
      <div className={classes.acts}>
        <Link to="/posts" search={{ segment: segment.id }} className={classes.link}>
          {t('card.posts')}
        </Link>
        <Link to="/insights" search={{ groups: 'segment', days: 90 }} className={classes.link}>
          {t('card.numbers')}
        </Link>
      </div>
      {canManage && (
        <div className={classes.acts}>
          <Button size="compact-sm" aria-label={t('card.changeNamed', { name })} onClick={onChange}>
            {t('card.change')}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('card.archiveNamed', { name })}
            onClick={onArchive}
          >
            {t('card.archive')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Facts({ segment, facts }: { segment: Segment; facts: readonly Fact[] }) {
  const { t } = useTranslation('audiences');
  return (
    <dl className={classes.facts}>
      {facts
        .filter((fact) => segment[fact] !== '')
        .map((fact) => (
          <div key={fact}>
            <dt>{t(`sheet.${fact}`)}</dt>
            <dd>{segment[fact]}</dd>
          </div>
        ))}
    </dl>
  );
}
