import { routesFor, stagesOf } from '@rupor/shared/review/stages';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CardSection } from '../../components/section.tsx';
import { routesQuery } from './api.ts';
import { StageList } from './stage-list.tsx';

export interface AgreersSlot {
  campaignId: string | null;
  rubricId: string | null;
  channelIds: readonly string[];
}

/** «Кто согласует»: whom the draft will be asked of as it stands, by the very rule the server asks by. */
export function AgreersCard(place: AgreersSlot) {
  const { t } = useTranslation(['review', 'auth']);
  const routes = useQuery(routesQuery()).data;
  if (!routes) return null;
  const stages = stagesOf(routesFor(place, routes.items));
  if (stages.length === 0) return null;
  return (
    <CardSection title={t('review:route.title')}>
      <StageList stages={stages} people={routes.people} />
    </CardSection>
  );
}
