import {
  IconBroadcast,
  IconBulb,
  IconCalendarEvent,
  IconChartBar,
  IconFiles,
  IconFlag3,
  IconHome,
  IconInbox,
  IconLink,
  IconPhoto,
  IconSettings,
  IconTags,
  IconUserPlus,
  IconWorldSearch,
} from '@tabler/icons-react';

/** Every place of the sidebar that exists, in its order and groups. */
export const PLACES = [
  {
    heading: null,
    places: [
      { to: '/', key: 'common:nav.home', icon: IconHome, counts: false },
      { to: '/calendar', key: 'common:nav.calendar', icon: IconCalendarEvent, counts: false },
      { to: '/inbox', key: 'common:nav.inbox', icon: IconInbox, counts: true },
    ],
  },
  {
    heading: 'common:nav.work',
    places: [
      { to: '/posts', key: 'common:nav.posts', icon: IconFiles, counts: false },
      { to: '/ideas', key: 'common:nav.ideas', icon: IconBulb, counts: false },
      { to: '/rubrics', key: 'common:nav.rubrics', icon: IconTags, counts: false },
      { to: '/campaigns', key: 'common:nav.campaigns', icon: IconFlag3, counts: false },
      { to: '/links', key: 'common:nav.pagesAndLinks', icon: IconLink, counts: false },
      { to: '/leads', key: 'common:nav.leads', icon: IconUserPlus, counts: false },
      { to: '/media', key: 'common:nav.media', icon: IconPhoto, counts: false },
      { to: '/channels', key: 'common:nav.channels', icon: IconBroadcast, counts: false },
    ],
  },
  {
    heading: 'common:nav.results',
    places: [
      { to: '/insights', key: 'common:nav.insights', icon: IconChartBar, counts: false },
      { to: '/visits', key: 'common:nav.visits', icon: IconWorldSearch, counts: false },
    ],
  },
  {
    heading: 'common:nav.order',
    places: [{ to: '/settings', key: 'common:nav.settings', icon: IconSettings, counts: false }],
  },
] as const;

type PlacePath = (typeof PLACES)[number]['places'][number]['to'];

/** Pages that belong to a place and do not begin with its path. */
const UNDER: Readonly<Record<string, PlacePath>> = {
  '/days': '/ideas',
  '/stories': '/ideas',
  '/audiences': '/rubrics',
  '/pages': '/links',
};

/** The place that a page belongs to; null: none of them, or home. */
export function placeOf(path: string): PlacePath | null {
  const isIn = (root: string) => path === root || path.startsWith(`${root}/`);
  const under = Object.entries(UNDER).find(([root]) => isIn(root))?.[1];
  if (under) return under;
  const places = PLACES.flatMap((group) => [...group.places]);
  return places.find(({ to }) => to !== '/' && isIn(to))?.to ?? null;
}
