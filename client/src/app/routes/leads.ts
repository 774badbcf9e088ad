// Applications, their forms, figures of membership, and the chain that leads there.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { openSearch } from '../search.ts';
import { bare, inside } from './frames.ts';

export const leads = createRoute({
  getParentRoute: () => inside,
  path: '/leads',
  validateSearch: openSearch,
  staticData: { sentences: ['leads'] },
  component: lazyRouteComponent(() => import('../pages/leads.tsx'), 'LeadsPage'),
});
export const leadForms = createRoute({
  getParentRoute: () => inside,
  path: '/leads/forms',
  component: lazyRouteComponent(() => import('../pages/leads-forms.tsx'), 'LeadFormsPage'),
});
export const members = createRoute({
  getParentRoute: () => inside,
  path: '/leads/members',
  component: lazyRouteComponent(() => import('../pages/leads-members.tsx'), 'MembersPage'),
});
export const lead = createRoute({
  getParentRoute: () => inside,
  path: '/leads/$leadId',
  component: lazyRouteComponent(() => import('../pages/lead.tsx'), 'LeadPage'),
});
export const leadSheet = createRoute({
  getParentRoute: () => bare,
  path: '/leads/$leadId/sheet',
  component: lazyRouteComponent(() => import('../pages/lead-sheet.tsx'), 'LeadSheetPage'),
});
export const insightsChain = createRoute({
  getParentRoute: () => inside,
  path: '/insights/chain',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('../pages/insights-chain.tsx'), 'InsightsChainPage'),
});
