import { Button } from '@mantine/core';
import type { CampaignNumbers } from '@rupor/shared/campaigns/numbers';
import type { CampaignPlan } from '@rupor/shared/campaigns/plan-contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { LinkButton } from '../../components/link-button.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { numbersQuery, planQuery } from '../../features/campaigns/api.ts';
import { campaignSentence, datesSentence } from '../../features/campaigns/campaign-sentence.ts';
import classes from '../../features/campaigns/sheet.module.css';
import { type SheetPart, useSheetParts } from '../../features/campaigns/sheet.tsx';
import { chainQuery } from '../../features/chain/api.ts';
import { ChainCard } from '../../features/chain/chain-card.tsx';
import { useFormat } from '../../lib/format.ts';
import { useSearchState } from '../../lib/use-search-state.ts';

const Search = z.object({ mode: z.enum(['print', 'projector']).catch('print').default('print') });

/** Outside the shell: paper shows all parts, a big screen one at a time. */
export function CampaignSheetPage() {
  const { campaignId = '' } = useParams({ strict: false });
  const { t } = useTranslation(['campaignPlan', 'networks', 'common']);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: plan } = useSuspenseQuery(planQuery(campaignId));
  const { data: numbers } = useSuspenseQuery(numbersQuery(campaignId));
  const [{ mode }] = useSearchState(Search);
  const isScreen = mode === 'projector';
  const zone = session.organization?.timeZone ?? 'UTC';
  const question = { campaignId };
  // Paper may be printed as soon as it shows: the chain is there by then too.
  useSuspenseQuery(chainQuery(question));
  const parts = useSheetParts({
    plan,
    numbers,
    zone,
    chain: <ChainCard question={question} />,
    hasNames: !isScreen,
  });
  useBigLetters(isScreen);
  return (
    <main className={classes.sheet} data-screen={isScreen || undefined}>
      <PageHead
        over={`${t('campaignPlan:over')}, ${datesSentence(t, plan.campaign, plan.today)}`}
        title={campaignSentence(t, plan, numbers)}
        docTitle={plan.campaign.name}
      />
      {isScreen ? (
        <Screen parts={parts} campaignId={campaignId} />
      ) : (
        <Paper parts={parts} plan={plan} numbers={numbers} zone={zone} />
      )}
    </main>
  );
}

interface PaperProps {
  parts: readonly SheetPart[];
  plan: CampaignPlan;
  numbers: CampaignNumbers;
  zone: string;
}

function Paper({ parts, plan, numbers, zone }: PaperProps) {
  const { t } = useTranslation('campaignPlan');
  const format = useFormat();
  return (
    <>
      <div className={classes.bar}>
        <Button variant="filled" onClick={() => window.print()}>
          {t('act.print')}
        </Button>
        <LinkButton to="/campaigns/$campaignId" params={{ campaignId: plan.campaign.id }}>
          {t('sheet.back')}
        </LinkButton>
      </div>
      {parts.map(({ id, title, body }) => (
        <section key={id} className={classes.part}>
          <h2>{title}</h2>
          {body}
        </section>
      ))}
      <footer className={classes.foot}>
        {numbers.asOf ? t('sheet.asOf', { when: format.dayTime(numbers.asOf, zone) }) : t('sheet.noNumbers')}
      </footer>
    </>
  );
}

function Screen({ parts, campaignId }: { parts: readonly SheetPart[]; campaignId: string }) {
  const { t } = useTranslation('campaignPlan');
  const [at, setAt] = useState(0);
  const last = parts.length - 1;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      if (step === undefined || (event.target instanceof HTMLElement && event.target.closest('button, a')))
        return;
      event.preventDefault();
      setAt((index) => Math.min(last, Math.max(0, index + step)));
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [last]);
  const part = parts[at];
  return (
    <>
      {part && (
        <section className={classes.part} aria-live="polite">
          <h2>{part.title}</h2>
          {part.body}
        </section>
      )}
      <div className={classes.bar}>
        <Button onClick={() => setAt(at === 0 ? last : at - 1)}>{t('sheet.before')}</Button>
        <Button variant="filled" onClick={() => setAt(at === last ? 0 : at + 1)}>
          {t('sheet.next')}
        </Button>
        <span className="muted">{t('sheet.at', { at: at + 1, count: parts.length })}</span>
        <LinkButton to="/campaigns/$campaignId" params={{ campaignId }} variant="subtle">
          {t('sheet.back')}
        </LinkButton>
      </div>
    </>
  );
}

const STEPS: Record<string, number> = {
  ArrowRight: 1,
  ArrowDown: 1,
  PageDown: 1,
  ' ': 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  PageUp: -1,
};

/** Large, and light whatever the device prefers: rooms are bright. */
function useBigLetters(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const { documentElement: root } = document;
    const scheme = root.getAttribute('data-mantine-color-scheme');
    root.dataset.projector = '';
    root.setAttribute('data-mantine-color-scheme', 'light');
    return () => {
      delete root.dataset.projector;
      if (scheme) root.setAttribute('data-mantine-color-scheme', scheme);
    };
  }, [isOn]);
}
