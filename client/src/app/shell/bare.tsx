import { Outlet } from '@tanstack/react-router';
import { useProfileLanguage } from './use-profile-language.ts';
import { useViewerZone } from './use-viewer-zone.ts';

/** Nothing around the page, and the person's language and time on it: paper says the same hour as the screen. */
export function Bare() {
  useProfileLanguage();
  useViewerZone();
  return <Outlet />;
}
