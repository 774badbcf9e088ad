import { addDays } from '@rupor/shared/insights/period';
import { LEAD_STATES } from '@rupor/shared/leads/lead-states';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/section.tsx';
import { StatTile, StatTiles } from '../../components/stat-tile.tsx';
import { countsQuery } from './api.ts';

/** Four weeks by states, and the clock to the first contact. */
export function CountTiles({ today }: { today: string }) {
  const { t } = useTranslation('leads');
  const counts = useQuery(countsQuery(addDays(today, -27), today)).data;
  if (!counts || counts.total === 0) return null;
  const hidden = counts.isFloored ? t('counts.hidden') : undefined;
  return (
    <Section title={t('counts.head')} note={t('counts.note')}>
      <StatTiles>
        <StatTile
          name={t('counts.clock')}
          value={counts.medianMinutes}
          was={counts.medianMinutes === null ? t('counts.noClock') : t('counts.minutes')}
          meaning={
            counts.reached !== null && counts.reached > 0
              ? t('counts.clockMeaning', { count: counts.reached })
              : undefined
          }
        />
        {LEAD_STATES.map((state) => (
          <StatTile
            key={state}
            name={t(`state.${state}`)}
            value={counts.byState[state] ?? null}
            was={counts.byState[state] === null ? hidden : undefined}
          />
        ))}
      </StatTiles>
    </Section>
  );
}
