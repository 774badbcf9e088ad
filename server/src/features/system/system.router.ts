import { api } from '../../http/base.ts';
import { readHealth } from './system.service.ts';

export const systemRouter = {
  health: api.system.health.handler(({ context }) => readHealth(context.app)),
};
