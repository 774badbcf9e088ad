import type { LinkDetails } from '@rupor/shared/links/contract';
import { useTranslation } from 'react-i18next';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { LazyLineChart } from '../../charts/lazy.tsx';
import { SourceTag } from '../../components/source-tag.tsx';
import { formatDate, formatDay, useFormat } from '../../lib/format.ts';

/** Clicks by day; the last day still runs. */
export function ClicksChart({ link, zone }: { link: LinkDetails; zone: string }) {
  const { t } = useTranslation('links');
  const format = useFormat();
  const clicks = link.days.reduce((sum, day) => sum + day.clicks, 0);
  const best = link.days.reduce((most, day) => (day.clicks > most.clicks ? day : most), {
    day: '',
    clicks: 0,
    visitors: 0,
  });
  const title =
    clicks === 0
      ? t('chart.none')
      : t('chart.title', { day: formatDay(best.day), count: best.clicks, n: format.number(best.clicks) });
  const steps = link.days.map(({ day }, index) => ({
    label: formatDate(`${day}T12:00:00Z`, 'UTC', 'short'),
    name: formatDay(day),
    isRunning: index === link.days.length - 1,
  }));
  const lines = [
    { key: 'clicks', name: t('list.clicks'), colour: 1, values: link.days.map((day) => day.clicks) },
    { key: 'visitors', name: t('list.visitors'), colour: 2, values: link.days.map((day) => day.visitors) },
  ];
  return (
    <ChartFrame
      level={2}
      title={title}
      measure={t('chart.measure')}
      n={t('chart.n', { count: clicks, n: format.number(clicks) })}
      asOf={link.lastClickAt}
      timeZone={zone}
      formula={t('chart.how')}
      fileName={`rupor-link-${link.code}`}
      notes={link.isSimulated && <SourceTag kind="simulated" />}
      table={{
        columns: [t('chart.day'), ...lines.map(({ name }) => name)],
        rows: link.days.map((day) => [formatDay(day.day), day.clicks, day.visitors]),
      }}
    >
      <LazyLineChart
        label={title}
        steps={steps}
        lines={lines}
        kind={link.isSimulated ? 'simulated' : 'counted'}
      />
    </ChartFrame>
  );
}
