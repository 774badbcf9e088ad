import { lazy } from 'react';
import { LateDialog } from '../../components/late-dialog.tsx';

const MoreSheet = lazy(() => import('./more-sheet.tsx').then((module) => ({ default: module.MoreSheet })));

/** Loads when it is first opened. */
export function LateMoreSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <LateDialog isOpen={isOpen}>{(isShown) => <MoreSheet isOpen={isShown} onClose={onClose} />}</LateDialog>
  );
}
