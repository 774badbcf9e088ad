import { VisitsView } from '../../features/visits/visits-view.tsx';

export function VisitsPage() {
  return <VisitsView />;
}
