import { LateDialog } from '../../components/late-dialog.tsx';
import { late } from '../../lib/late.ts';

const MoreSheet = late(async () => (await import('./more-sheet.tsx')).MoreSheet);

/** Loads when it is first opened. */
export function LateMoreSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <LateDialog isOpen={isOpen}>{(isShown) => <MoreSheet isOpen={isShown} onClose={onClose} />}</LateDialog>
  );
}
