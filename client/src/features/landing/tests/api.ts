import { api } from '../../../lib/api.ts';

export const testsQuery = (id: string) => api.landing.tests.list.queryOptions({ input: { id } });
export const startTestMutation = () => api.landing.tests.start.mutationOptions();
export const stopTestMutation = () => api.landing.tests.stop.mutationOptions();
export const chooseVersionMutation = () => api.landing.tests.choose.mutationOptions();
