import { Button } from '@mantine/core';
import { cutAtBlanks } from '@rupor/shared/posts/blanks';
import type { PostTemplate } from '@rupor/shared/posts/templates-contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorNotice } from '../../../components/error-notice.tsx';
import { LoadingLines } from '../../../components/loading-lines.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { CardSection } from '../../../components/section.tsx';
import { errorSentence } from '../../../lib/errors.ts';
import { offerUndo } from '../../../lib/undo.ts';
import { useViewer } from '../use-viewer.ts';
import { removeTemplateMutation, restoreTemplateMutation, templatesQuery } from './api.ts';
import styles from './bulk.module.css';
import { FillTemplate } from './fill-template.tsx';
import { TemplateForm } from './template-form.tsx';

type Opened = { act: 'fill' | 'change'; template: PostTemplate } | { act: 'new' };

/** The library of texts with blanks. */
export function Templates() {
  const { t } = useTranslation(['bulk', 'common']);
  const queries = useQueryClient();
  const templates = useQuery(templatesQuery());
  const { may } = useViewer();
  const [opened, setOpened] = useState<Opened | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: templatesQuery().queryKey });
  const restore = useMutation({ ...restoreTemplateMutation(), onSettled: refresh });
  const remove = useMutation({
    ...removeTemplateMutation(),
    onSuccess: (_answer, { id }) =>
      offerUndo(t('bulk:templates.removed'), async () => {
        await restore.mutateAsync({ id });
      }),
    onError: (error) => offerUndo(errorSentence(error, t)),
    onSettled: refresh,
  });
  const canAdd = may('posts.schedule');
  const add = canAdd && (
    <Button variant="filled" onClick={() => setOpened({ act: 'new' })}>
      {t('bulk:templates.add')}
    </Button>
  );
  const all = templates.data ?? [];
  return (
    <>
      <PageHead
        over={
          <Link className="link" to="/posts">
            {t('common:nav.posts')}
          </Link>
        }
        title={all.length > 0 ? t('bulk:templates.count', { count: all.length }) : t('bulk:templates.title')}
        docTitle={t('bulk:templates.title')}
        sub={t('bulk:templates.sub')}
        acts={all.length > 0 && add}
        keepActs
      />
      {templates.error && <ErrorNotice error={templates.error} onRetry={() => void templates.refetch()} />}
      {templates.isPending && <LoadingLines count={4} label={t('bulk:templates.loading')} />}
      {templates.data && all.length === 0 && (
        <EmptyState title={t('bulk:templates.empty')} acts={add}>
          {t('bulk:templates.emptyText', { tag: '{{цех}}' })}
        </EmptyState>
      )}
      <div className={styles.stack}>
        {all.map((template) => (
          <CardSection key={template.id} title={template.name}>
            <TemplateText text={template.text} />
            <div className={styles.acts}>
              {may('posts.write') && (
                <Button variant="default" onClick={() => setOpened({ act: 'fill', template })}>
                  {t('bulk:templates.use')}
                </Button>
              )}
              {template.canChange && canAdd && (
                <>
                  <Button variant="subtle" onClick={() => setOpened({ act: 'change', template })}>
                    {t('bulk:templates.change')}
                  </Button>
                  <Button variant="subtle" onClick={() => remove.mutate({ id: template.id })}>
                    {t('bulk:templates.remove')}
                  </Button>
                </>
              )}
            </div>
          </CardSection>
        ))}
      </div>
      {opened?.act === 'fill' && <FillTemplate template={opened.template} onClose={() => setOpened(null)} />}
      {(opened?.act === 'new' || opened?.act === 'change') && (
        <TemplateForm
          template={opened.act === 'change' ? opened.template : null}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

/** Blanks are drawn as blanks: the braces of the form are for whoever writes it. */
function TemplateText({ text }: { text: string }) {
  return (
    <p className={styles.text}>
      {cutAtBlanks(text).map((piece) =>
        piece.isBlank ? (
          <span key={piece.start} className={styles.blank}>
            {piece.text}
          </span>
        ) : (
          piece.text
        ),
      )}
    </p>
  );
}
