import { Button, Checkbox } from '@mantine/core';
import type { MyLink as MyLinkAnswer, OwnLink } from '@rupor/shared/links/contract';
import { OWN_LINK_TEXT, type OwnLinkLocale } from '@rupor/shared/links/own-link';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { CardSection } from '../../components/section.tsx';
import { SourceTag } from '../../components/source-tag.tsx';
import { TextButton } from '../../components/text-button.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { useFormat } from '../../lib/format.ts';
import { offerUndo } from '../../lib/undo.ts';
import { AddressLine } from './address-line.tsx';
import { leaveMineMutation, linksKey, makeMineMutation, myLinkQuery } from './api.ts';
import classes from './links.module.css';

/** A person's own link for a publication that is out. Nothing where there is nothing to share. */
export function MyLink({ postId }: { postId: string }) {
  const { t } = useTranslation('links');
  const answer = useQuery(myLinkQuery(postId)).data;
  if (!answer || answer.obstacle) return null;
  const { link } = answer;
  return (
    <CardSection
      title={link ? t('mine.head') : t('mine.headNone')}
      tail={link?.isSimulated && <SourceTag kind="simulated" />}
    >
      <div className={classes.rows}>
        {link ? <Made link={link} /> : <Offer {...{ postId, answer }} />}
        {answer.agreedAt && <Leave agreedAt={answer.agreedAt} />}
      </div>
    </CardSection>
  );
}

function Made({ link }: { link: OwnLink }) {
  const { t } = useTranslation('links');
  const format = useFormat();
  const { clicks, visitors, shared, applications } = link;
  return (
    <>
      <AddressLine url={link.url} />
      <p className={classes.cleaned}>
        {clicks === 0
          ? t('mine.noClicks')
          : t('mine.clicks', {
              count: clicks,
              n: format.number(clicks),
              visitors: format.number(visitors),
            })}
        {shared > 0 && ` ${t('facts.shared', { count: shared, n: format.number(shared) })}`}
        {applications !== null && applications > 0 && ` ${t('mine.applications', { count: applications })}`}
        {applications === null && ` ${t('mine.fewApplications')}`}
      </p>
      <p className={classes.cleaned}>{t('mine.who')}</p>
    </>
  );
}

function Offer({ postId, answer }: { postId: string; answer: MyLinkAnswer }) {
  const { t, i18n } = useTranslation('links');
  const queries = useQueryClient();
  // The words of the consent are long, and most who read a post do not share it.
  const [isAsked, setAsked] = useState(false);
  const [isTicked, setTicked] = useState(false);
  const [problem, setProblem] = useState<string>();
  const make = useMutation(makeMineMutation());
  const needsConsent = answer.agreedAt === null;
  const locale: OwnLinkLocale = i18n.language.startsWith('en') ? 'en' : 'ru';
  const ask = async () => {
    if (needsConsent && !isAsked) return setAsked(true);
    if (needsConsent && !isTicked) return setProblem(t('mine.tickFirst'));
    try {
      const agreed = needsConsent ? { version: OWN_LINK_TEXT.version, locale } : undefined;
      const made = await make.mutateAsync({ postId, agreed });
      queries.setQueryData(myLinkQuery(postId).queryKey, made);
      await queries.invalidateQueries({ queryKey: linksKey() });
    } catch (error) {
      setProblem(errorSentence(error, t));
    }
  };
  return (
    <>
      <p className={classes.cleaned}>{t('mine.what')}</p>
      {needsConsent && isAsked && (
        <Checkbox
          autoFocus
          label={OWN_LINK_TEXT[locale]}
          checked={isTicked}
          error={problem}
          onChange={({ currentTarget }) => {
            setTicked(currentTarget.checked);
            setProblem(undefined);
          }}
        />
      )}
      {!needsConsent && problem && <p role="alert">{problem}</p>}
      <div className={classes.acts}>
        <Button loading={make.isPending} onClick={() => void ask()}>
          {t(isAsked ? 'mine.agreeAndMake' : 'mine.make')}
        </Button>
      </div>
    </>
  );
}

/** Cannot be undone: who has brought whom is forgotten, so it is asked about. */
function Leave({ agreedAt }: { agreedAt: string }) {
  const { t } = useTranslation('links');
  const format = useFormat();
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const leave = useMutation(leaveMineMutation());
  const take = async () => {
    try {
      const { links } = await leave.mutateAsync({});
      await queries.invalidateQueries({ queryKey: linksKey() });
      offerUndo(t('mine.left', { count: links }));
    } catch (error) {
      offerUndo(errorSentence(error, t));
    }
    setAsked(false);
  };
  return (
    <p className={classes.cleaned}>
      {t('mine.agreed', { day: format.date(agreedAt) })}{' '}
      <TextButton onClick={() => setAsked(true)}>{t('mine.leave')}</TextButton>
      <ConfirmDialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        title={t('mine.leaveAsk')}
        verb={t('mine.leave')}
        isDanger
        isBusy={leave.isPending}
        onConfirm={() => void take()}
      >
        <p>{t('mine.leaveWhat')}</p>
      </ConfirmDialog>
    </p>
  );
}
