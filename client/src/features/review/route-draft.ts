import { ReviewStage } from '@rupor/shared/review/stages';

/** One place a route may stand at: `<kind>:<id>`, or everywhere. */
export interface PlaceChoice {
  value: string;
  label: string;
  group: string;
}

export const EVERYWHERE = 'everywhere';

interface PlaceIds {
  campaignId: string | null;
  rubricId: string | null;
  channelId: string | null;
}

export function placeOf({ campaignId, rubricId, channelId }: PlaceIds): string {
  if (campaignId !== null) return `campaign:${campaignId}`;
  if (rubricId !== null) return `rubric:${rubricId}`;
  return channelId === null ? EVERYWHERE : `channel:${channelId}`;
}

export function placeIds(value: string): PlaceIds {
  const [kind, id = null] = value.split(':');
  return {
    campaignId: kind === 'campaign' ? id : null,
    rubricId: kind === 'rubric' ? id : null,
    channelId: kind === 'channel' ? id : null,
  };
}

/** Would the server take it? Which field is missing is said at the field. */
export function isReady(stage: ReviewStage): boolean {
  return ReviewStage.safeParse(stage).success;
}
