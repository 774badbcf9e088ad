import type { Overview, Tile, TileMetric } from '@rupor/shared/insights/answers';
import { Formula } from '../../charts/formula.tsx';
import { SourceTag } from '../../components/source-tag.tsx';
import { StatTile, StatTiles } from '../../components/stat-tile.tsx';
import { useFormat } from '../../lib/format.ts';
import { changeOf, SAME_WITHIN } from './findings.ts';
import { useWords } from './use-words.ts';

const SHOWN: readonly TileMetric[] = ['views', 'engagement', 'clicks', 'followers'];

export function OverviewTiles({ overview }: { overview: Overview }) {
  return (
    <StatTiles>
      {SHOWN.map((metric) => {
        const tile = overview.tiles.find((one) => one.metric === metric);
        return tile && <OneTile key={metric} tile={tile} overview={overview} />;
      })}
    </StatTiles>
  );
}

function OneTile({ tile, overview }: { tile: Tile; overview: Overview }) {
  const { t, metric, formula } = useWords();
  const format = useFormat();
  const change = changeOf(tile.value, tile.previous);
  const isSame = change !== null && Math.abs(change) < SAME_WITHIN;
  const before = tile.previous === null ? null : format.number(tile.previous);
  const was =
    tile.value === null
      ? t('tile.howToMend')
      : before === null
        ? overview.previous && t('tile.nothingBefore')
        : t(isSame ? 'tile.same' : 'tile.was', { value: before });
  const linked = tile.metric === 'clicks' ? linkedOf(overview, (value) => format.number(value)) : null;
  const isChannels = tile.metric === 'followers';
  const isRounded = overview.channels.some(({ counts }) =>
    counts.rounded?.some((name) => name === tile.metric),
  );
  return (
    <StatTile
      name={metric(tile.metric)}
      value={tile.value}
      {...(change === null || isSame ? {} : { change })}
      was={was}
      meaning={
        <>
          {meaningOf(tile, t, (value) => format.number(value))}
          {linked && ` ${t('tile.linkClicks', linked)}`}
        </>
      }
      foot={
        <>
          {overview.numbers === 'simulated' && tile.known > 0 && <SourceTag kind="simulated" />}
          {isRounded && tile.value !== null && <SourceTag kind="rounded" />}
          {tile.sources.manual > 0 && <SourceTag kind="manual" />}
          <span>{t(isChannels ? 'n.channels' : 'n.posts', { count: tile.n, n: format.number(tile.n) })}</span>
          {tile.known < tile.placements && (
            <span>
              {t('n.known', { known: format.number(tile.known), all: format.number(tile.placements) })}
            </span>
          )}
          <Formula>
            <p>{formula(tile.formula)}</p>
            {linked && <p>{formula('linkClicks')}</p>}
            {tile.asOf && <p>{t('tile.asOf', { at: format.dayTime(tile.asOf, overview.timeZone) })}</p>}
          </Formula>
        </>
      }
    />
  );
}

/** What Rupor counted over its own short links, beside what networks tell; null where there is no link. */
function linkedOf({ tiles }: Overview, say: (value: number) => string) {
  const own = tiles.find(({ metric }) => metric === 'linkClicks');
  if (!own || own.value === null) return null;
  return { value: say(own.value), known: say(own.known), all: say(own.placements) };
}

function meaningOf(tile: Tile, t: ReturnType<typeof useWords>['t'], say: (value: number) => string): string {
  if (tile.metric === 'views') return t('tile.views');
  if (tile.metric === 'followers') return t('tile.followers');
  const ratio = tile.perThousandViews;
  if (ratio === null) return t('tile.noRatio');
  return t(`tile.${tile.metric}`, { count: Math.round(ratio), value: say(Math.round(ratio)) });
}
