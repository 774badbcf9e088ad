// Applications, their forms, figures of membership, and the chain that leads there.
import { createRoute } from '@tanstack/react-router';
import { latePage } from '../late-page.ts';
import { openSearch } from '../search.ts';
import { bare, inside } from './frames.ts';

export const leads = createRoute({
  getParentRoute: () => inside,
  path: '/leads',
  validateSearch: openSearch,
  staticData: { sentences: ['leads'] },
  component: latePage(() => import('../pages/leads.tsx'), 'LeadsPage'),
});
export const leadForms = createRoute({
  getParentRoute: () => inside,
  path: '/leads/forms',
  component: latePage(() => import('../pages/leads-forms.tsx'), 'LeadFormsPage'),
});
export const members = createRoute({
  getParentRoute: () => inside,
  path: '/leads/members',
  component: latePage(() => import('../pages/leads-members.tsx'), 'MembersPage'),
});
export const lead = createRoute({
  getParentRoute: () => inside,
  path: '/leads/$leadId',
  component: latePage(() => import('../pages/lead.tsx'), 'LeadPage'),
});
export const leadSheet = createRoute({
  getParentRoute: () => bare,
  path: '/leads/$leadId/sheet',
  component: latePage(() => import('../pages/lead-sheet.tsx'), 'LeadSheetPage'),
});
export const insightsChain = createRoute({
  getParentRoute: () => inside,
  path: '/insights/chain',
  validateSearch: openSearch,
  component: latePage(() => import('../pages/insights-chain.tsx'), 'InsightsChainPage'),
});
