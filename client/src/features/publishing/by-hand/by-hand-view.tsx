import { Button } from '@mantine/core';
import type { ByHandTask } from '@rupor/shared/publishing/contract';
import { IconExternalLink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../../components/page-head.tsx';
import { PostStatePill } from '../../../components/post-state-sign.tsx';
import { useFormat } from '../../../lib/format.ts';
import classes from './by-hand.module.css';
import { ByHandAnswer } from './by-hand-answer.tsx';
import { ByHandFiles } from './by-hand-files.tsx';
import { ByHandPictures } from './by-hand-pictures.tsx';
import { CopyBlock } from './copy-block.tsx';

interface Props {
  task: ByHandTask;
  zone: string;
}

/** One post for one person to publish: copy, save, open, say that it is done. Four steps, a thumb's width apart. */
export function ByHandView({ task, zone }: Props) {
  const { t } = useTranslation(['publishing', 'networks', 'common']);
  const { channel, channelUrl, state, text, images, files, followUps, postId } = task;
  const isWaiting = state === 'by_hand';
  return (
    <div className={classes.page}>
      <PageHead
        over={<PostStatePill state={state} />}
        title={t(isWaiting ? 'publishing:byHand.title' : 'publishing:byHand.titleAnswered', {
          channel: channel.name,
        })}
        docTitle={t('publishing:byHand.tab', { channel: channel.name })}
        sub={<When task={task} zone={zone} />}
      />
      {isWaiting && task.reason && <p className="muted">{t(`publishing:byHand.why.${task.reason}`)}</p>}
      <ol className={classes.steps}>
        {text !== '' && (
          <Step title={t('publishing:byHand.copyStep')}>
            <CopyBlock text={text} verb={t('publishing:byHand.copy')} />
          </Step>
        )}
        {images.length > 0 && (
          <Step title={t('publishing:byHand.saveStep', { count: images.length })}>
            <ByHandPictures images={images} network={channel.network} />
          </Step>
        )}
        {files.length > 0 && (
          <Step title={t('publishing:byHand.saveFileStep', { count: files.length })}>
            <ByHandFiles files={files} />
          </Step>
        )}
        <Step title={t('publishing:byHand.openStep')}>
          {channelUrl ? (
            <Button
              component="a"
              href={channelUrl}
              target="_blank"
              rel="noreferrer"
              variant="default"
              leftSection={<IconExternalLink size={18} aria-hidden="true" />}
            >
              {t('publishing:byHand.open', { channel: channel.name })}
            </Button>
          ) : (
            <p className="muted">{t('publishing:byHand.noAddress', { channel: channel.name })}</p>
          )}
        </Step>
        {followUps.map((part, index) => (
          <Step
            // Parts have no identity of their own here and never change places on this page.
            key={`${index} ${part}`}
            title={t('publishing:byHand.partStep', { number: index + 1 })}
          >
            <CopyBlock text={part} verb={t('publishing:byHand.copyPart')} />
          </Step>
        ))}
      </ol>
      {isWaiting && <ByHandAnswer task={task} />}
      <p>
        <Link className="link" to="/posts/$postId" params={{ postId }}>
          {t('publishing:byHand.post')}
        </Link>
      </p>
    </div>
  );
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className="card">
      <h2>{title}</h2>
      {children}
    </li>
  );
}

function When({ task: { dueAt, publishedAt, responsible }, zone }: Props) {
  const { t } = useTranslation('publishing');
  const format = useFormat();
  const parts = [
    dueAt && t('byHand.due', { time: format.dayTime(dueAt, zone) }),
    publishedAt && t('byHand.publishedAt', { time: format.dayTime(publishedAt, zone) }),
    responsible && t('byHand.responsible', { name: responsible.name }),
  ];
  return parts.filter(Boolean).join(' ');
}
