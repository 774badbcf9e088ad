// Who agrees to a post, and in which order. The most specific route wins: the one of its campaign, else of its rubric,
// else those of its channels, else that of the whole organization. Channels with routes of their own are all asked.
import { z } from 'zod';
import { Id } from '../lib/fields.ts';
import { type Grant, isWithin, PERMISSIONS, type Role } from '../organization/permissions.ts';

/** Roles that may agree to posts at all. */
export const AGREEING_ROLES = ['approver', 'admin', 'owner'] as const satisfies readonly Role[];

const people = z
  .array(Id)
  .max(10)
  .refine((ids) => new Set(ids).size === ids.length, { params: { code: 'duplicate' } });

/** One stage: who decides, who steps in, how long it may take. */
export const ReviewStage = z
  .strictObject({
    /** «Юрист» */
    name: z.string().trim().min(1).max(60),
    /** User ids. Any one of them decides. */
    personIds: people,
    /** User ids. They may decide too; the matter comes to them when half the time has passed. */
    substituteIds: people,
    /** Everybody who holds this role at the place. */
    role: z.enum(AGREEING_ROLES).nullable(),
    /** The place; null = where the post is. Counts only with a role. */
    branchId: Id.nullable(),
    /** Somebody without an account decides, by a link to this one post. */
    isExternal: z.boolean(),
    /** Hours to answer, then the post is a draft again; null = as long as it takes. */
    hours: z.number().int().min(1).max(720).nullable(),
  })
  .refine(({ personIds, role, isExternal }) => personIds.length > 0 || role !== null || isExternal, {
    path: ['personIds'],
    params: { code: 'required' },
  });
export type ReviewStage = z.infer<typeof ReviewStage>;

/** At most one of the three ids; none = the whole organization. */
export interface RouteRule {
  id: string;
  campaignId: string | null;
  rubricId: string | null;
  channelId: string | null;
  stages: readonly ReviewStage[];
}

interface Place {
  campaignId: string | null;
  rubricId: string | null;
  channelIds: readonly string[];
}

/** The routes that count for a post; several only where its channels have different ones. None: nobody has to agree. */
export function routesFor(place: Place, routes: readonly RouteRule[]): RouteRule[] {
  const one = (route: RouteRule | undefined) => route && [route];
  const ofChannels = routes.filter(
    ({ channelId }) => channelId !== null && place.channelIds.includes(channelId),
  );
  return (
    one(routes.find(({ campaignId }) => campaignId !== null && campaignId === place.campaignId)) ??
    one(routes.find(({ rubricId }) => rubricId !== null && rubricId === place.rubricId)) ??
    (ofChannels.length > 0 ? ofChannels : undefined) ??
    one(routes.find((route) => !route.campaignId && !route.rubricId && !route.channelId)) ??
    []
  );
}

/** The stages of these routes in a row, each asked once: who stands in two of them is not asked twice. */
export function stagesOf(routes: readonly RouteRule[]): ReviewStage[] {
  const byWhom = new Map<string, ReviewStage>();
  for (const stage of routes.flatMap(({ stages }) => stages)) {
    const { personIds, role, branchId, isExternal, name } = stage;
    const whom = JSON.stringify([[...personIds].sort(), role, branchId, isExternal ? name : null]);
    const before = byWhom.get(whom);
    if (!before) byWhom.set(whom, stage);
  }
  return [...byWhom.values()];
}

/** Who decides at a step; of a round without a route nobody is named. */
export interface Deciders {
  personIds: readonly string[];
  substituteIds: readonly string[];
  role: Role | null;
  branchId: string | null;
  isExternal: boolean;
}

interface Viewer {
  userId: string;
  grants: readonly Grant[];
}

/**
 * May this person decide at this step? `places`: branches of the channels it is about, null = the whole organization.
 * Where nobody is named, whoever may agree to posts at all of these places does.
 */
export function isDecider(step: Deciders, viewer: Viewer, places: readonly (string | null)[]): boolean {
  const { personIds, substituteIds, role, branchId, isExternal } = step;
  if (personIds.includes(viewer.userId) || substituteIds.includes(viewer.userId)) return true;
  if (role !== null) return holds(viewer, [role], branchId === null ? places : [branchId]);
  return personIds.length === 0 && !isExternal && mayAgreeAt(viewer, places);
}

/** May this person agree to posts at all of these places? */
export function mayAgreeAt(viewer: Viewer, places: readonly (string | null)[]): boolean {
  return holds(viewer, PERMISSIONS['posts.approve'], places);
}

function holds({ grants }: Viewer, roles: readonly Role[], places: readonly (string | null)[]): boolean {
  const held = grants.filter(({ role }) => roles.includes(role));
  if (held.some(({ branchIds }) => branchIds === null)) return true;
  const reach = held.flatMap(({ branchIds }) => branchIds ?? []);
  return places.length > 0 && places.every((branchId) => isWithin(reach, branchId));
}
