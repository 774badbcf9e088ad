import type { LandingPage } from '@rupor/shared/landing/contract';
import type { Media } from '@rupor/shared/media/contract';
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { campaignsQuery } from '../../features/campaigns/api.ts';
import { formsQuery, pageQuery } from '../../features/landing/api.ts';
import { PageActs } from '../../features/landing/page-acts.tsx';
import { PageEditor } from '../../features/landing/page-editor.tsx';
import { PageStateLine } from '../../features/landing/page-list.tsx';
import { VersionsDialog } from '../../features/landing/versions-dialog.tsx';
import { LandingFile } from './landing-file.tsx';

/** One landing page: its blocks and what visitors get. */
export function LandingPagePage() {
  const { t } = useTranslation('landing');
  const { pageId = '' } = useParams({ strict: false });
  const query = useQuery(pageQuery(pageId));
  if (query.isError) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <PageHead title={t('editor.loading')} />;
  return <Loaded page={query.data} />;
}

function Loaded({ page: read }: { page: LandingPage }) {
  const { t } = useTranslation('landing');
  const queries = useQueryClient();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const canManage = session.permissions.includes('pages.manage');
  const forms = useQuery({ ...formsQuery(), enabled: canManage }).data?.items ?? [];
  const campaigns = useQuery(campaignsQuery()).data ?? [];
  const [picked, setPicked] = useState<readonly Media[]>([]);
  // What was taken back is here before the query has heard of it; the editor has to begin with nothing older.
  const [taken, setTaken] = useState<LandingPage | null>(null);
  const page = taken && taken.version > read.version ? taken : read;
  const [isLookingBack, setLookingBack] = useState(false);
  const zone = session.organization?.timeZone ?? 'UTC';
  const files = [...page.files, ...picked];
  return (
    <>
      <PageHead
        title={page.name}
        docTitle={page.name}
        sub={<PageStateLine page={page} zone={zone} />}
        acts={canManage && <PageActs page={page} onVersions={() => setLookingBack(true)} />}
        keepActs
      />
      {canManage ? (
        <PageEditor
          key={taken?.version ?? 0}
          page={page}
          zone={zone}
          files={picked}
          campaigns={campaigns.filter(({ isArchived }) => !isArchived)}
          tools={{
            forms,
            fileField: ({ onFile, ...field }) => (
              <LandingFile
                {...field}
                files={files}
                onFile={(file) => {
                  if (file) setPicked((now) => [...now, file]);
                  onFile(file?.id ?? null);
                }}
              />
            ),
          }}
        />
      ) : (
        <p className="muted">{t('editor.readOnly')}</p>
      )}
      {isLookingBack && (
        <VersionsDialog
          page={page}
          zone={zone}
          onTaken={(saved) => {
            queries.setQueryData(pageQuery(page.id).queryKey, saved);
            setTaken(saved);
          }}
          onClose={() => setLookingBack(false)}
        />
      )}
    </>
  );
}
