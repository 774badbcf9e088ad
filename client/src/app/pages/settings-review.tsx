import { Button } from '@mantine/core';
import type { ReviewRoute } from '@rupor/shared/review/fields';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { campaignsQuery, rubricsQuery } from '../../features/campaigns/api.ts';
import { channelsQuery } from '../../features/channels/api.ts';
import { branchesQuery } from '../../features/organization/api.ts';
import { removeRouteMutation, reviewKey, routesQuery, saveRouteMutation } from '../../features/review/api.ts';
import classes from '../../features/review/review.module.css';
import { RouteCard } from '../../features/review/route-card.tsx';
import { RouteDialog } from '../../features/review/route-dialog.tsx';
import { EVERYWHERE, type PlaceChoice, placeOf } from '../../features/review/route-draft.ts';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';

/** «Согласование»: who agrees to what, in words, and the way to change it. */
export function SettingsReviewPage() {
  const { t } = useTranslation(['review', 'auth', 'common']);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data } = useSuspenseQuery(routesQuery());
  const { data: branches } = useSuspenseQuery(branchesQuery());
  const places = usePlaces();
  const queries = useQueryClient();
  const [editing, setEditing] = useState<ReviewRoute | 'new' | null>(null);
  const common = {
    onError: (error: unknown) => offerUndo(errorSentence(error, t)),
    onSettled: () => queries.invalidateQueries({ queryKey: reviewKey() }),
  };
  const save = useMutation({ ...saveRouteMutation(), ...common });
  const remove = useMutation({ ...removeRouteMutation(), ...common });
  const canChange = session.permissions.includes('review.manage');
  const { items, people } = data;
  const taken = items.map(placeOf);
  const free = places.filter(({ value }) => !taken.includes(value));
  const labelOf = (route: ReviewRoute) =>
    places.find(({ value }) => value === placeOf(route))?.label ?? t('review:route.elsewhere');
  const takeAway = (route: ReviewRoute) => {
    const { campaignId, rubricId, channelId, stages } = route;
    const back = () => save.mutateAsync({ campaignId, rubricId, channelId, stages }).then(() => undefined);
    remove.mutate(
      { id: route.id },
      { onSuccess: () => offerUndo(t('review:route.removed', { place: labelOf(route) }), back) },
    );
  };
  return (
    <>
      <PageHead
        title={
          items.length > 0 ? t('review:settings.title', { count: items.length }) : t('review:settings.none')
        }
        docTitle={t('common:settings.review')}
        sub={t('review:settings.what')}
        keepActs
        acts={
          canChange &&
          free.length > 0 && (
            <Button variant="filled" onClick={() => setEditing('new')}>
              {t('review:settings.add')}
            </Button>
          )
        }
      />
      {items.length === 0 ? (
        <EmptyState title={t('review:settings.emptyTitle')}>{t('review:settings.emptyText')}</EmptyState>
      ) : (
        <ul className={classes.routes}>
          {items.map((route) => (
            <RouteCard
              key={route.id}
              route={route}
              place={labelOf(route)}
              people={people}
              canChange={canChange}
              onEdit={() => setEditing(route)}
              onRemove={() => takeAway(route)}
            />
          ))}
        </ul>
      )}
      {editing && (
        <RouteDialog
          places={editing === 'new' ? free : places.filter(({ value }) => value === placeOf(editing))}
          stages={editing === 'new' ? [] : editing.stages}
          people={people}
          branches={branches}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}

function usePlaces(): PlaceChoice[] {
  const { t } = useTranslation('review');
  const { data: rubrics } = useSuspenseQuery(rubricsQuery());
  const { data: campaigns } = useSuspenseQuery(campaignsQuery());
  const { data: channels } = useSuspenseQuery(channelsQuery());
  const choices = (
    kind: 'rubric' | 'campaign' | 'channel',
    things: readonly { id: string; name: string }[],
  ) =>
    things.map(({ id, name }) => ({
      value: `${kind}:${id}`,
      label: t(`place.${kind}`, { name }),
      group: t(`place.${kind}s`),
    }));
  return [
    { value: EVERYWHERE, label: t('place.everywhere'), group: t('place.all') },
    ...choices(
      'rubric',
      rubrics.filter(({ isArchived }) => !isArchived),
    ),
    ...choices(
      'campaign',
      campaigns.filter(({ isArchived }) => !isArchived),
    ),
    ...choices('channel', channels),
  ];
}
