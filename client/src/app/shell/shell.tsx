import { Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { UndoLines } from '../../components/undo-line.tsx';
import { PublishingBanner, PublishingFoot } from '../slots/publishing-foot.tsx';
import { useLive } from '../slots/use-live.ts';
import { BottomBar } from './bottom-bar.tsx';
import { Brand } from './brand.tsx';
import { Keyboard } from './keyboard.tsx';
import { NoConnection } from './no-connection.tsx';
import { SessionEnded } from './session-ended.tsx';
import classes from './shell.module.css';
import { SideNav } from './side-nav.tsx';
import { TopBar } from './top-bar.tsx';
import { useIsPhone } from './use-is-phone.ts';
import { usePageFocus } from './use-page-focus.ts';
import { useProfileLanguage } from './use-profile-language.ts';
import { useViewerZone } from './use-viewer-zone.ts';

export function Shell() {
  const { t } = useTranslation();
  const main = usePageFocus();
  const isPhone = useIsPhone();
  useProfileLanguage();
  useViewerZone();
  useLive();
  return (
    <div className={classes.app}>
      <a href="#main" className={classes.skip}>
        {t('common:shell.skip')}
      </a>
      {isPhone ? (
        <TopBar />
      ) : (
        <aside className={classes.side}>
          <Brand />
          <SideNav />
          <div className={classes.foot}>
            <PublishingFoot />
          </div>
        </aside>
      )}
      <main ref={main} id="main" className={classes.main} tabIndex={-1} aria-labelledby="page-title">
        <NoConnection />
        <PublishingBanner />
        {/* A page that waits for its words or data never takes the frame, and a dialog open over it, away. */}
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </main>
      {isPhone && <BottomBar />}
      <UndoLines />
      <Keyboard />
      <SessionEnded />
    </div>
  );
}
