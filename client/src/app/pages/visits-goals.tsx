import { GoalsView } from '../../features/visits/goals-view.tsx';

export function VisitsGoalsPage() {
  return <GoalsView />;
}
