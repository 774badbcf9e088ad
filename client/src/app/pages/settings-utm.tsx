import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { linkTagsQuery } from '../../features/campaigns/api.ts';
import classes from '../../features/campaigns/campaigns.module.css';
import { LinkCheck } from '../../features/campaigns/link-check.tsx';
import { LinkTagsEditor } from '../../features/campaigns/link-tags-editor.tsx';

export function SettingsUtmPage() {
  const { t } = useTranslation(['linkTags', 'common']);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: own } = useSuspenseQuery(linkTagsQuery());
  const count = own.source.length + own.medium.length;
  const canManage = session.permissions.includes('campaigns.manage');
  return (
    <>
      <PageHead
        title={count > 0 ? t('linkTags:title', { count }) : t('linkTags:titleCommon')}
        docTitle={t('common:settings.linkTags')}
        sub={t('linkTags:what')}
      />
      <div className={classes.stack}>
        <LinkCheck own={own} />
        <div className={classes.pair}>
          <LinkTagsEditor kind="source" own={own} canManage={canManage} />
          <LinkTagsEditor kind="medium" own={own} canManage={canManage} />
        </div>
      </div>
    </>
  );
}
