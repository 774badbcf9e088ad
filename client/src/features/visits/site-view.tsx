import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/link-button.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { todayIn, useFormat } from '../../lib/format.ts';
import { offerUndo } from '../../lib/undo.ts';
import { stateQuery, useVisitActs } from './api.ts';
import { NewSiteDialog } from './new-site-dialog.tsx';
import { PastCard } from './past-card.tsx';
import { ShareCard } from './share-card.tsx';
import { SiteForm } from './site-form.tsx';
import { SnippetCard } from './snippet-card.tsx';
import type { SitesWithOne } from './use-site.ts';
import classes from './visits.module.css';
import { VisitsFilters } from './visits-filters.tsx';
import { periodOf } from './visits-search.ts';
import { WithSite } from './with-site.tsx';

/** The line to paste and whether it works, then everything that is set of a site. */
export function SiteView() {
  return <WithSite>{(site, sites) => <OneSite {...sites} key={site.id} site={site} />}</WithSite>;
}

/** How often the page asks whether the first visit has come, milliseconds. */
const ASK_MS = 5_000;

function OneSite({ site, sites, search, change, canManage }: SitesWithOne) {
  const { t } = useTranslation('visitSetup');
  const format = useFormat();
  const [isAdding, setAdding] = useState(false);
  const { updateSite } = useVisitActs();
  const today = todayIn(site.timeZone);
  const state = useQuery({
    ...stateQuery({ siteId: site.id, from: today, to: today, filters: [] }),
    refetchInterval: ({ state: { data } }) => (data?.latestAt ? false : ASK_MS),
  });
  const latest = state.data?.latestAt ?? null;
  const archive = (isArchived: boolean) =>
    updateSite.mutate(
      { id: site.id, isArchived },
      {
        onSuccess: () =>
          offerUndo(t(isArchived ? 'site.archived' : 'site.restored', { name: site.name }), () =>
            updateSite.mutate({ id: site.id, isArchived: !isArchived }),
          ),
      },
    );
  const title = site.isArchived
    ? t('site.sentenceArchived', { name: site.name })
    : latest
      ? t('site.sentenceCounts', { name: site.name })
      : t('site.sentenceWaits', { name: site.name });
  return (
    <>
      <PageHead
        docTitle={t('site.page')}
        title={state.data || site.isArchived ? title : site.name}
        sub={latest && t('site.latest', { at: format.dayTime(latest, site.timeZone) })}
        acts={canManage && <Button onClick={() => setAdding(true)}>{t('site.addMore')}</Button>}
        keepActs
      />
      {sites.length > 1 && (
        <VisitsFilters
          {...{ site, sites, search, canManage }}
          isSiteOnly
          period={periodOf(search, site.id, today)}
          onChange={(part) => void change(part)}
        />
      )}
      <div className={classes.page}>
        {!site.isArchived && !site.isOwn && <SnippetCard site={site} hasCome={latest !== null} />}
        {latest && (
          <div>
            <LinkButton to="/visits" search={{ site: site.id, days: 1 }}>
              {t('site.look')}
            </LinkButton>
          </div>
        )}
        {canManage && <SiteForm site={site} />}
        {canManage && <ShareCard site={site} />}
        {canManage && <PastCard siteId={site.id} />}
        {canManage && !site.isOwn && (
          <div>
            <Button variant="subtle" onClick={() => archive(!site.isArchived)}>
              {t(site.isArchived ? 'site.restore' : 'site.archive')}
            </Button>
          </div>
        )}
      </div>
      {isAdding && <NewSiteDialog onClose={() => setAdding(false)} />}
    </>
  );
}
