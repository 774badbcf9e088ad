import { Button } from '@mantine/core';
import type { LeadLine } from '@rupor/shared/leads/contract';
import { nextStates } from '@rupor/shared/leads/lead-states';
import { useTranslation } from 'react-i18next';
import { leadCalls } from './api.ts';
import classes from './leads.module.css';
import { useLeadAct } from './use-lead-act.ts';

/** What may follow, one tap each; the line at the foot takes it back. `only`: so many of the likeliest. */
export function NextSteps({ lead, only }: { lead: LeadLine; only?: number }) {
  const { t } = useTranslation('leads');
  const { act, isBusy } = useLeadAct();
  const { id, version, state } = lead;
  if (lead.contact === null) return null;
  return (
    <div className={classes.acts}>
      {nextStates(state)
        .slice(0, only)
        .map((to) => (
          <Button
            key={to}
            variant="default"
            disabled={isBusy}
            onClick={() =>
              void act({
                run: () => leadCalls.move({ id, version, to }),
                sentence: t(`moved.${to}`),
                undo: () => leadCalls.takeBack({ id, version: version + 1 }),
              })
            }
          >
            {t(`move.${to}`)}
          </Button>
        ))}
    </div>
  );
}
