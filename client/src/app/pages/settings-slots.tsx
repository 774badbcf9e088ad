import { mayAt } from '@rupor/shared/organization/permissions';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { channelsQuery } from '../../features/channels/api.ts';
import { slotsQuery } from '../../features/posts/plan/api.ts';
import { SlotsEditor } from '../../features/posts/plan/slots-editor.tsx';
import { zoneLabel } from '../../lib/format.ts';

export function SettingsSlotsPage() {
  const { t } = useTranslation(['plan', 'common']);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: channels } = useSuspenseQuery(channelsQuery());
  const { data: places } = useSuspenseQuery(slotsQuery());
  const slotsAt = (id: string | null) => places.find(({ channelId }) => channelId === id)?.slots ?? [];
  const zone = session.organization?.timeZone ?? 'UTC';
  const total = places.reduce((sum, { slots }) => sum + slots.length, 0);
  return (
    <>
      <PageHead
        title={total > 0 ? t('plan:slots.title', { count: total }) : t('plan:slots.titleEmpty')}
        docTitle={t('common:settings.slots')}
        sub={t('plan:slots.what', { zone: zoneLabel(zone, new Date().toISOString()) })}
      />
      <div className="card" style={{ padding: '1rem 1.25rem', maxWidth: '48rem' }}>
        <SlotsEditor
          place={{ channelId: null, slots: slotsAt(null) }}
          title={t('plan:slots.everywhere')}
          hint={t('plan:slots.emptyEverywhere')}
          canChange={mayAt(session, 'posts.schedule', null)}
        />
        {channels.map(({ id, name, branchId }) => (
          <SlotsEditor
            key={id}
            place={{ channelId: id, slots: slotsAt(id) }}
            title={name}
            hint={t('plan:slots.emptyChannel')}
            canChange={mayAt(session, 'posts.schedule', branchId)}
          />
        ))}
      </div>
    </>
  );
}
