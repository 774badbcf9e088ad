import { api } from '../../http/base.ts';
import { createSegments, listSegments, updateSegment } from './segments.service.ts';

const { audiences } = api;

export const audiencesRouter = {
  segments: audiences.segments.handler(({ context }) => listSegments(context.ctx)),
  createSegments: audiences.createSegments.handler(({ context, input }) =>
    createSegments(context.ctx, input.segments),
  ),
  updateSegment: audiences.updateSegment.handler(({ context, input }) => updateSegment(context.ctx, input)),
};
