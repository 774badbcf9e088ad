import { SiteView } from '../../features/visits/site-view.tsx';

export function VisitsSitePage() {
  return <SiteView />;
}
