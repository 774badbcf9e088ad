import type { TargetNumbers } from '@rupor/shared/insights/answers';
import type { PostTotals } from '@rupor/shared/insights/post-totals';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { LazyLineChart } from '../../charts/lazy.tsx';
import { SourceTag } from '../../components/source-tag.tsx';
import { useFormat } from '../../lib/format.ts';
import { prepareGrowth } from './prepare-growth.ts';
import { useWords } from './use-words.ts';

interface Props {
  targets: readonly TargetNumbers[];
  timeZone: string;
}

/** Views where any channel counts them, else reactions. */
export function PostGrowth({ targets, timeZone }: Props) {
  const words = useWords();
  const { t } = words;
  const format = useFormat();
  const metric: keyof PostTotals = targets.some(({ latest }) => latest.views !== null) ? 'views' : 'likes';
  const growth = prepareGrowth(targets, metric);
  if (growth.times.length === 0) return <p className="muted">{t('post.waiting')}</p>;
  const lines = growth.lines.slice(0, 6).map((line, index) => ({ ...line, colour: index + 1 }));
  const steps = growth.times.map((at) => ({
    label: format.date(at, timeZone, 'short'),
    name: format.dayTime(at, timeZone),
    isRunning: false,
  }));
  const sum = targets.reduce((total, { latest }) => total + (latest[metric] ?? 0), 0);
  const title = t('post.title', { metric: words.metric(metric), value: format.number(sum) });
  const asOf = targets
    .flatMap((target) => (target.asOf ? [target.asOf] : []))
    .sort()
    .at(-1);
  return (
    <ChartFrame
      title={title}
      measure={t('post.measure', { metric: words.metric(metric) })}
      n={t('n.channels', { count: lines.length, n: String(lines.length) })}
      asOf={asOf ?? null}
      timeZone={timeZone}
      formula={words.formula('totals')}
      fileName={`rupor-post-${metric}`}
      table={{
        columns: [words.series.when, ...lines.map((line) => line.name)],
        rows: steps.map((step, at) => [step.name, ...lines.map((line) => line.values[at] ?? null)]),
      }}
      notes={targets.some(({ simulated }) => simulated) && <SourceTag kind="simulated" />}
    >
      <LazyLineChart
        label={title}
        steps={steps}
        lines={lines}
        kind={targets.every(({ simulated }) => simulated) ? 'simulated' : 'counted'}
      />
    </ChartFrame>
  );
}
