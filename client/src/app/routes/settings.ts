// Settings, one page a subject.
import { createRoute, redirect } from '@tanstack/react-router';
import { latePage } from '../late-page.ts';
import { openSearch } from '../search.ts';
import { inside } from './frames.ts';

export const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: latePage(() => import('../pages/settings.tsx'), 'SettingsPage'),
});
export const settingsIndex = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/organization', replace: true });
  },
});
export const settingsOrganization = createRoute({
  getParentRoute: () => settings,
  path: '/organization',
  component: latePage(() => import('../pages/settings-organization.tsx'), 'SettingsOrganizationPage'),
});
export const settingsMembers = createRoute({
  getParentRoute: () => settings,
  path: '/members',
  validateSearch: openSearch,
  component: latePage(() => import('../pages/settings-members.tsx'), 'SettingsMembersPage'),
});
export const settingsBranches = createRoute({
  getParentRoute: () => settings,
  path: '/branches',
  component: latePage(() => import('../pages/settings-branches.tsx'), 'SettingsBranchesPage'),
});
export const settingsSlots = createRoute({
  getParentRoute: () => settings,
  path: '/slots',
  component: latePage(() => import('../pages/settings-slots.tsx'), 'SettingsSlotsPage'),
});
export const settingsLaw = createRoute({
  getParentRoute: () => settings,
  path: '/law',
  validateSearch: openSearch,
  component: latePage(() => import('../pages/settings-law.tsx'), 'SettingsLawPage'),
});
export const settingsUtm = createRoute({
  getParentRoute: () => settings,
  path: '/utm',
  component: latePage(() => import('../pages/settings-utm.tsx'), 'SettingsUtmPage'),
});
export const settingsReview = createRoute({
  getParentRoute: () => settings,
  path: '/review',
  component: latePage(() => import('../pages/settings-review.tsx'), 'SettingsReviewPage'),
});
export const settingsApiKeys = createRoute({
  getParentRoute: () => settings,
  path: '/api-keys',
  component: latePage(() => import('../pages/settings-api-keys.tsx'), 'SettingsApiKeysPage'),
});
export const settingsAudit = createRoute({
  getParentRoute: () => settings,
  path: '/audit',
  validateSearch: openSearch,
  component: latePage(() => import('../pages/settings-audit.tsx'), 'SettingsAuditPage'),
});
export const settingsProfile = createRoute({
  getParentRoute: () => settings,
  path: '/profile',
  component: latePage(() => import('../pages/settings-profile.tsx'), 'SettingsProfilePage'),
});
