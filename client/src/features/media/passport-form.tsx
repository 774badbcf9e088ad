import { Button, Radio } from '@mantine/core';
import { attributionLine } from '@rupor/shared/media/attribution';
import type { MediaCard } from '@rupor/shared/media/library-contract';
import {
  emptyPassport,
  forbidsChange,
  type Passport,
  type PersonConsent,
} from '@rupor/shared/media/passport';
import { readRights } from '@rupor/shared/media/rights';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../components/form-problem.tsx';
import { usePassportSentence } from '../../components/passport-words.tsx';
import { CardSection } from '../../components/section.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import { sessionQuery } from '../auth/api.ts';
import { mediaKey, savePassportMutation } from './api.ts';
import styles from './library.module.css';
import { PeopleFields } from './people-fields.tsx';
import { RightFields } from './right-fields.tsx';

interface Props {
  media: MediaCard;
  /** Other files that get the same passport. */
  also: readonly string[];
  canWrite: boolean;
  onWithdraw(person: PersonConsent): void;
}

/** The passport: a sentence on what is missing first, then the fields that ask for it. */
export function PassportForm({ media, also, canWrite, onWithdraw }: Props) {
  const { t } = useTranslation('library');
  const queryClient = useQueryClient();
  const sentence = usePassportSentence();
  const [passport, setPassport] = useState<Passport>(media.passport ?? emptyPassport());
  const change = (patch: Partial<Passport>) => setPassport((now) => ({ ...now, ...patch }));
  const ids = [media.id, ...also];
  const save = useMutation({
    ...savePassportMutation(),
    onSuccess: async ({ changed }) => {
      await queryClient.invalidateQueries({ queryKey: mediaKey() });
      offerUndo(t('passport.saved', { count: changed }));
    },
  });
  const language = useQuery(sessionQuery).data?.organization?.locale ?? 'ru';
  const line = attributionLine(passport, { isCut: false, language });
  const isNamed = passport.people.every(({ name }) => name.trim() !== '');
  return (
    <CardSection title={t('passport.title')}>
      <div className={styles.stack}>
        <p role="status">{sentence(readRights(passport))}</p>
        {also.length > 0 && <p className={styles.warn}>{t('passport.also', { count: also.length })}</p>}
        <RightFields passport={passport} onChange={change} />
        {line && <p className="muted small">{t('passport.line', { line })}</p>}
        {forbidsChange(passport) && <p className={styles.warn}>{t('passport.noChange')}</p>}
        <Radio.Group
          label={t('people.title')}
          value={passport.hasPeople === null ? '' : String(passport.hasPeople)}
          onChange={(value) => change({ hasPeople: value === 'true' })}
        >
          <div className={styles.row}>
            <Radio value="true" label={t('people.yes')} />
            <Radio value="false" label={t('people.no')} disabled={passport.people.length > 0} />
          </div>
        </Radio.Group>
        {passport.hasPeople && (
          <PeopleFields
            people={passport.people}
            saved={(media.passport?.people ?? []).map(({ id }) => id)}
            onPeople={(people) => change({ people })}
            onWithdraw={onWithdraw}
          />
        )}
        <FormProblem>{save.isError ? errorSentence(save.error, t) : null}</FormProblem>
        {canWrite && (
          <div className={styles.row}>
            <Button
              variant="filled"
              loading={save.isPending}
              onClick={() => isNamed && save.mutate({ ids, passport })}
            >
              {t('passport.save', { count: ids.length })}
            </Button>
            {!isNamed && <span className={styles.bad}>{t('people.nameMissing')}</span>}
          </div>
        )}
      </div>
    </CardSection>
  );
}
