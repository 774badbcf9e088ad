// The way from a post to a member. What Rupor cannot know yet is said so, with the reason.
import type { CampaignNumbers } from '@rupor/shared/campaigns/numbers';

export interface FunnelStep {
  step: 'views' | 'clicks' | 'visits' | 'applications' | 'joined';
  value: number | null;
  /** Filled part of the bar, 0 to 1; null = no bar but the slot of the unknown. */
  share: number | null;
  /** Hatched part after it: what nobody knows. */
  unknown: number;
  known: number;
  placements: number;
  manual: number;
}

export function funnelOf({ views, clicks, clicksPerThousand, placements }: CampaignNumbers): FunnelStep[] {
  const part = (known: number) => (placements > 0 ? known / placements : 0);
  const later = { value: null, share: null, unknown: 1, known: 0, placements: 0, manual: 0 };
  return [
    {
      ...{ step: 'views', value: views.value, known: views.known, placements, manual: views.manual },
      share: views.value === null ? null : part(views.known),
      unknown: 1 - part(views.known),
    },
    {
      ...{ step: 'clicks', value: clicks.value, known: clicks.known, placements, manual: clicks.manual },
      share: clicksPerThousand === null ? null : Math.min(1, clicksPerThousand / 1000),
      unknown: 0,
    },
    { step: 'visits', ...later },
    { step: 'applications', ...later },
    { step: 'joined', ...later },
  ];
}
