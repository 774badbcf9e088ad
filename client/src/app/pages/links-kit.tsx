import { Button, SegmentedControl } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { EmptyState } from '../../components/empty-state.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { linksQuery } from '../../features/links/api.ts';
import classes from '../../features/links/kit-sheet.module.css';
import { KIT_FORMATS, KitSheet } from '../../features/links/kit-sheet.tsx';
import { useSearchState } from '../../lib/use-search-state.ts';

const Search = z.object({ format: z.enum(KIT_FORMATS).catch('a4').default('a4') });

/** Outside the shell: what is seen is what is printed. */
export function LinksKitPage() {
  const { kitId = '' } = useParams({ strict: false });
  const { t } = useTranslation(['links', 'common']);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data } = useSuspenseQuery(linksQuery({ kitId }));
  const [{ format }, setSearch] = useSearchState(Search);
  // In the order in which they were named.
  const links = [...data.items].reverse();
  return (
    <main className={classes.frame}>
      <PageHead
        title={t('links:paper.ready', { count: links.length })}
        docTitle={t('links:paper.tab')}
        sub={t('links:paper.readyWhat')}
      />
      {links.length === 0 ? (
        <EmptyState
          title={t('links:paper.noKit')}
          acts={<LinkButton to="/links/paper">{t('links:act.paper')}</LinkButton>}
        >
          {t('common:errors.not_found')}
        </EmptyState>
      ) : (
        <>
          <div className={classes.bar}>
            <SegmentedControl
              aria-label={t('links:paper.format')}
              value={format}
              onChange={(value) => void setSearch({ format: KIT_FORMATS.find((one) => one === value) })}
              data={KIT_FORMATS.map((value) => ({ value, label: t(`links:paper.formats.${value}`) }))}
            />
            <Button variant="filled" onClick={() => window.print()}>
              {t('links:paper.print')}
            </Button>
            <LinkButton to="/links" search={{ kind: 'paper' }} variant="subtle">
              {t('links:paper.back')}
            </LinkButton>
          </div>
          <KitSheet links={links} format={format} organization={session.organization?.name ?? ''} />
        </>
      )}
    </main>
  );
}
