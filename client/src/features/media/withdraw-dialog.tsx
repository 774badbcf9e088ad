import type { PersonConsent } from '@rupor/shared/media/passport';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { FormProblem } from '../../components/form-problem.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { withdrawalQuery, withdrawMutation } from './api.ts';
import styles from './library.module.css';
import { PageUseList, UseList } from './use-list.tsx';

interface Props {
  mediaId: string;
  person: PersonConsent;
  onClose(): void;
  onDone(): void;
}

/** Names every publication before anything happens: it cannot be taken back. */
export function WithdrawDialog({ mediaId, person, onClose, onDone }: Props) {
  const { t } = useTranslation('library');
  const queryClient = useQueryClient();
  const who = { id: mediaId, personId: person.id };
  const plan = useQuery(withdrawalQuery(who));
  const withdraw = useMutation({
    ...withdrawMutation(),
    onSuccess: async () => {
      // Posts, calendar and the inbox show it too.
      await queryClient.invalidateQueries();
      onDone();
    },
  });
  const { data } = plan;
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t('withdraw.title', { name: person.name })}
      verb={t('withdraw.verb')}
      isDanger
      isBusy={withdraw.isPending || plan.isPending}
      onConfirm={() => withdraw.mutate(who)}
    >
      {!data ? (
        plan.isError ? (
          <FormProblem>{errorSentence(plan.error, t)}</FormProblem>
        ) : (
          <LoadingLines />
        )
      ) : (
        <div className={styles.stack}>
          <p>{t('withdraw.files', { count: data.files })}</p>
          {data.published.length + data.scheduled.length + data.pages.length === 0 && (
            <p>{t('withdraw.nowhere')}</p>
          )}
          {data.scheduled.length > 0 && (
            <>
              <p>{t('withdraw.scheduled', { count: data.scheduled.length })}</p>
              <UseList uses={data.scheduled} />
            </>
          )}
          {data.published.length > 0 && (
            <>
              <p>{t('withdraw.published', { count: data.published.length })}</p>
              <UseList uses={data.published} />
            </>
          )}
          {data.pages.length > 0 && (
            <>
              <p>{t('withdraw.pages', { count: data.pages.length })}</p>
              <PageUseList pages={data.pages} />
            </>
          )}
          <FormProblem>{withdraw.isError ? errorSentence(withdraw.error, t) : null}</FormProblem>
        </div>
      )}
    </ConfirmDialog>
  );
}
