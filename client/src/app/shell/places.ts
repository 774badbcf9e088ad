import {
  IconBroadcast,
  IconBulb,
  IconCalendarEvent,
  IconChartBar,
  IconFiles,
  IconFlag3,
  IconHome,
  IconInbox,
  IconPhoto,
  IconSettings,
  IconTags,
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
      { to: '/media', key: 'common:nav.media', icon: IconPhoto, counts: false },
      { to: '/channels', key: 'common:nav.channels', icon: IconBroadcast, counts: false },
    ],
  },
  {
    heading: 'common:nav.results',
    places: [{ to: '/insights', key: 'common:nav.insights', icon: IconChartBar, counts: false }],
  },
  {
    heading: 'common:nav.order',
    places: [{ to: '/settings', key: 'common:nav.settings', icon: IconSettings, counts: false }],
  },
] as const;
