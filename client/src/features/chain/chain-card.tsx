import type { Chain, ChainQuestion, ChainRowsBy, ChainStep } from '@rupor/shared/chain/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { SourceTag } from '../../components/source-tag.tsx';
import { TextButton } from '../../components/text-button.tsx';
import { formatPeriod, useFormat } from '../../lib/format.ts';
import { sessionQuery } from '../auth/api.ts';
import { chainQuery } from './api.ts';
import classes from './chain.module.css';

interface Props {
  question: ChainQuestion;
  /** Shows what stands behind a number. Absent: the page shows it anyway. */
  onBehind?: (by: ChainRowsBy) => void;
}

/** Views → clicks → visits → applications → conversations → members; what nobody knows is hatched and says why. */
export function ChainCard({ question, onBehind }: Props) {
  const { t } = useTranslation('chain');
  const query = useQuery(chainQuery(question));
  const chain = query.data;
  if (query.isError && !chain)
    return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!chain) return <LoadingLines count={6} label={t('loading')} />;
  return (
    <section className={`card ${classes.card}`} aria-label={t('head')}>
      <ol className={classes.steps}>
        {chain.steps.map((step) => (
          <Step key={step.step} {...{ step, chain, question, onBehind }} />
        ))}
      </ol>
      <Foot chain={chain} />
    </section>
  );
}

function Step({ step, chain, question, onBehind }: Props & { step: ChainStep; chain: Chain }) {
  const { t } = useTranslation('chain');
  const format = useFormat();
  const { value, reason, perThousand, byFirst } = step;
  const isPerson = step.step === 'applications' || step.step === 'talked' || step.step === 'joined';
  const unknown = value === null ? 1 : isPerson || step.knownShare === null ? 0 : 1 - step.knownShare;
  const filled = !value ? 0 : perThousand === null ? 1 - unknown : Math.min(1 - unknown, perThousand / 1000);
  return (
    <li>
      <span className={classes.name}>{t(`step.${step.step}`)}</span>
      <span className={classes.number} data-unknown={value === null || undefined}>
        {value === null ? t('common:unknown') : format.number(value).replaceAll('\u202f', '\u00a0')}
      </span>
      <span className={classes.bar} aria-hidden="true">
        {filled > 0 && <i style={{ '--width': filled } as CSSProperties} />}
        {unknown > 0.001 && <s style={{ '--width': unknown } as CSSProperties} />}
      </span>
      <span className={classes.words}>
        {reason && <span className="small">{t(`reason.${reason}`)}</span>}
        {perThousand !== null && (
          <span className="small">
            {t(`per.${step.step}`, { value: format.number(perThousand, perThousand < 10 ? 1 : 0) })}
          </span>
        )}
        {isPerson && byFirst !== null && byFirst !== value && (
          <span className="small muted">{t('byFirst', { value: format.number(byFirst) })}</span>
        )}
        <span className="small muted">
          {step.step === 'clicks' ? t(`define.clicks.${chain.clicksFrom}`) : t(`define.${step.step}`)}
        </span>
        <Behind {...{ step, chain, question, onBehind }} />
      </span>
    </li>
  );
}

/** Publications behind views, links behind clicks, sources behind visits; applications where the person may read them. */
function Behind({
  step: { step, value },
  chain,
  question,
  onBehind,
}: Props & { step: ChainStep; chain: Chain }) {
  const { t } = useTranslation('chain');
  const session = useQuery(sessionQuery).data;
  if (!value) return null;
  if (step === 'applications' || step === 'talked' || step === 'joined')
    return session?.permissions.includes('leads.read') ? (
      <Link
        className="link small"
        to="/leads"
        search={{ ...question, from: chain.from, to: chain.to, step, filter: 'all' }}
      >
        {t('behind.people')}
      </Link>
    ) : null;
  const by =
    step === 'views' ? (question.postId ? 'channel' : 'post') : step === 'clicks' ? 'link' : 'source';
  return (
    onBehind && (
      <TextButton className="small" onClick={() => onBehind(by)}>
        {t(`behind.${by === 'channel' ? 'channels' : step}`)}
      </TextButton>
    )
  );
}

function Foot({ chain }: { chain: Chain }) {
  const { t } = useTranslation('chain');
  const format = useFormat();
  const { coverage, register } = chain;
  return (
    <div className={classes.foot}>
      <p>
        {formatPeriod(chain.from, chain.to)}. {t('attribution')}{' '}
        {chain.isSimulated && <SourceTag kind="simulated" />}
      </p>
      <p>
        {coverage.share === null
          ? t('coverage.unknown')
          : t('coverage.known', {
              share: format.percent(coverage.share),
              all: format.number(coverage.applications ?? 0),
            })}
      </p>
      {register && (
        <p>
          {t('register', {
            joined: format.number(register.joined),
            count: register.branches,
            source: register.source,
          })}
        </p>
      )}
      {chain.isFloored && <p>{t('floored')}</p>}
      <p>{t('cannot')}</p>
    </div>
  );
}
