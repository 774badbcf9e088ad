// What the authorisation matrix needs for audience segments.
import { randomUUID } from 'node:crypto';
import type { TestOrganization } from './factories.ts';

interface MatrixAudience {
  segmentId: string;
}

export const audienceEntries = {
  'audiences.segments': { input: () => undefined, foreign: 'own' as const },
  'audiences.createSegments': {
    input: () => ({ segments: [{ name: randomUUID() }] }),
    foreign: 'own' as const,
  },
  'audiences.updateSegment': {
    input: ({ segmentId }: MatrixAudience) => ({ id: segmentId, who: 'Ночная смена' }),
    foreign: 'not_found' as const,
  },
};

export async function createMatrixAudience({ owner }: TestOrganization): Promise<MatrixAudience> {
  const [segment] = await owner.call.audiences.createSegments({ segments: [{ name: randomUUID() }] });
  if (!segment) throw new Error('no segment was made');
  return { segmentId: segment.id };
}
