import { Button } from '@mantine/core';
import type { Site } from '@rupor/shared/visits/site';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { FormProblem } from '../../components/form-problem.tsx';
import { CardSection } from '../../components/section.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { useVisitActs } from './api.ts';
import classes from './visits.module.css';

/** A page for people without an account: only to read, small numbers hidden, taken back at any time. */
export function ShareCard({ site }: { site: Site }) {
  const { t } = useTranslation('visitSetup');
  const { share, unshare } = useVisitActs();
  const [question, setQuestion] = useState<'new' | 'stop' | null>(null);
  const link = share.data && site.isShared ? `${window.location.origin}/seen#${share.data.token}` : null;
  const make = () => {
    setQuestion(null);
    share.mutate({ id: site.id });
  };
  const stop = () => {
    setQuestion(null);
    unshare.mutate({ id: site.id }, { onSuccess: () => share.reset() });
  };
  const error = share.error ?? unshare.error;
  return (
    <CardSection title={t('share.title')}>
      <p>{t('share.what')}</p>
      {link && (
        <>
          <code className={classes.code}>{link}</code>
          <p className="small muted">{t('share.once')}</p>
        </>
      )}
      {!link && site.isShared && <p>{t('share.exists')}</p>}
      {error && <FormProblem>{errorSentence(error, t)}</FormProblem>}
      <div className={classes.acts} style={{ marginTop: '0.75rem' }}>
        {link && (
          <CopyButton text={link} done={t('snippet.copied')}>
            {t('share.copy')}
          </CopyButton>
        )}
        <Button loading={share.isPending} onClick={() => (site.isShared ? setQuestion('new') : make())}>
          {t(site.isShared ? 'share.renew' : 'share.make')}
        </Button>
        {site.isShared && (
          <Button variant="subtle" loading={unshare.isPending} onClick={() => setQuestion('stop')}>
            {t('share.stop')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        isOpen={question !== null}
        onClose={() => setQuestion(null)}
        title={t(question === 'new' ? 'share.askRenew' : 'share.askStop')}
        verb={t(question === 'new' ? 'share.renewVerb' : 'share.stopVerb')}
        isDanger
        onConfirm={question === 'new' ? make : stop}
      >
        {t('share.askWhat')}
      </ConfirmDialog>
    </CardSection>
  );
}
