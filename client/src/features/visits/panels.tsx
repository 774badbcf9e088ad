import type { Dimension } from '@rupor/shared/visits/dimensions';
import { WhenVisible } from '../../components/when-visible.tsx';
import type { SitePeriod } from './api.ts';
import { PanelCard } from './panel-card.tsx';
import { useWords } from './use-words.ts';
import classes from './visits.module.css';
import type { VisitsSearch } from './visits-search.ts';

/** Each card shows one of its dimensions; which one stands in the address. */
const CARDS = [
  { key: 'origin', by: ['source', 'referrer'] },
  { key: 'page', by: ['path', 'entry', 'exit', 'host'] },
  { key: 'mark', by: ['utmSource', 'utmMedium', 'utmCampaign', 'utmContent', 'utmTerm', 'link', 'bucket'] },
  { key: 'device', by: ['device', 'browser', 'system', 'language', 'country', 'region'] },
  { key: 'act', by: ['custom', 'outbound', 'download', 'form'] },
] as const satisfies readonly { key: keyof VisitsSearch; by: readonly Dimension[] }[];

interface Props {
  search: VisitsSearch;
  period: SitePeriod;
  onChange(change: Partial<VisitsSearch>): void;
  onFilter(by: Dimension, value: string): void;
}

export function Panels({ search, period, onChange, onFilter }: Props) {
  const { t } = useWords();
  return (
    <div className={classes.panels}>
      {CARDS.map(({ key, by }) => (
        <WhenVisible key={key} minHeight={320}>
          <PanelCard
            title={t(`panel.${key}`)}
            choices={by}
            by={by.find((one) => one === search[key]) ?? by[0]}
            period={period}
            onChoose={(next) => onChange({ [key]: next })}
            onFilter={onFilter}
          />
        </WhenVisible>
      ))}
    </div>
  );
}
