import { InsightsView } from '../../features/insights/insights-view.tsx';

export function InsightsPage() {
  return <InsightsView />;
}
