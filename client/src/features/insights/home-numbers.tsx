import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { Section } from '../../components/section.tsx';
import { WhenVisible } from '../../components/when-visible.tsx';
import { formatPeriod, todayIn } from '../../lib/format.ts';
import { sessionQuery } from '../auth/api.ts';
import { overviewQuery } from './api.ts';
import { BreakdownCard } from './breakdown-card.tsx';
import classes from './insights.module.css';
import { lastDays } from './last-days.ts';
import { OverviewTiles } from './overview-tiles.tsx';
import { SeriesCard } from './series-card.tsx';
import { useWords } from './use-words.ts';

/** Of the pair of cards, about. */
const CHARTS_HEIGHT = 420;

/** The last 28 whole days against the 28 before. */
export default function HomeNumbers() {
  const { t } = useWords();
  const timeZone = useQuery(sessionQuery).data?.organization?.timeZone ?? 'UTC';
  const period = lastDays(28, todayIn(timeZone));
  const query = useQuery(overviewQuery(period));
  const overview = query.data;
  const note =
    overview?.previous &&
    t('home.note', {
      period: formatPeriod(period.from, period.to),
      previous: formatPeriod(overview.previous.from, overview.previous.to),
    });
  return (
    <Section title={t('home.title')} note={note}>
      <div className={classes.page}>
        {query.error && !overview && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
        {!overview && !query.error && <LoadingLines count={4} label={t('loading')} />}
        {overview && <OverviewTiles overview={overview} />}
        {overview && (
          // Charts weigh as much as the page itself: whoever reads only the first view does not pay for them.
          <WhenVisible minHeight={CHARTS_HEIGHT}>
            <div className={classes.pair}>
              <SeriesCard {...{ period, timeZone }} metric="views" by="total" />
              <BreakdownCard {...{ period, timeZone }} by="rubric" measure="clicksPerThousand" />
            </div>
          </WhenVisible>
        )}
        <p>
          <Link to="/insights" className="link">
            {t('home.more')}
          </Link>
        </p>
      </div>
    </Section>
  );
}
