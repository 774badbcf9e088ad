import { queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

/** Audience segments, archived ones too. */
export const segmentsQuery = () =>
  queryOptions({ ...api.audiences.segments.queryOptions(), staleTime: 60_000 });

export const segmentsKey = () => api.audiences.key();

export const createSegmentsMutation = () => api.audiences.createSegments.mutationOptions();
export const updateSegmentMutation = () => api.audiences.updateSegment.mutationOptions();
