import type { VisitsOverview } from '@rupor/shared/visits/answers';
import { Formula } from '../../charts/formula.tsx';
import { StatTile, StatTiles } from '../../components/stat-tile.tsx';
import { useFormat } from '../../lib/format.ts';
import { bouncesOfHundred, changeOf, SAME_WITHIN, secondsPerVisit } from './findings.ts';
import { useWords } from './use-words.ts';

const SHOWN = ['visits', 'visitors', 'views', 'minutes'] as const;
type Shown = (typeof SHOWN)[number];

/** Four numbers, each with what it means and how it is counted. */
export function VisitTiles({ overview, zone }: { overview: VisitsOverview; zone: string }) {
  const { t } = useWords();
  const format = useFormat();
  const { countedSince } = overview;
  const isCounted = countedSince !== null && countedSince <= overview.window.to;
  return (
    <StatTiles>
      {SHOWN.map((name) => {
        const value = amountOf(overview.totals, name);
        const before = overview.before && amountOf(overview.before, name);
        const change = changeOf(value, before);
        const isSame = change !== null && Math.abs(change) < SAME_WITHIN;
        const digits = name === 'minutes' ? 1 : 0;
        const was = before === null ? null : format.number(before, digits);
        return (
          <StatTile
            key={name}
            name={t(`tile.${name}`)}
            value={value}
            digits={digits}
            {...(change === null || isSame ? {} : { change })}
            was={
              value === null
                ? t(isCounted ? 'tile.unknown' : 'tile.uncounted')
                : was !== null && t(isSame ? 'tile.same' : 'tile.was', { value: was })
            }
            meaning={<Meaning overview={overview} name={name} />}
            foot={
              <>
                {overview.latestAt && (
                  <span>{t('tile.asOf', { at: format.dayTime(overview.latestAt, zone) })}</span>
                )}
                <Formula>{t(`formula.${name}`)}</Formula>
              </>
            }
          />
        );
      })}
    </StatTiles>
  );
}

function Meaning({ overview: { totals }, name }: { overview: VisitsOverview; name: Shown }) {
  const { t } = useWords();
  const format = useFormat();
  if (name === 'visits') {
    const left = bouncesOfHundred(totals);
    return left === null ? null : t('meaning.bounces', { count: left });
  }
  if (name === 'visitors') return totals.visitors === null ? null : t('meaning.visitors');
  if (name === 'minutes') return totals.seconds === null ? null : t('meaning.minutes');
  if (totals.views === null || !totals.visits) return t('meaning.viewsOnly');
  return t('meaning.perVisit', { value: format.number(totals.views / totals.visits, 1) });
}

function amountOf(amounts: VisitsOverview['totals'], name: Shown): number | null {
  if (name !== 'minutes') return amounts[name];
  const seconds = secondsPerVisit(amounts);
  return seconds === null ? null : seconds / 60;
}
