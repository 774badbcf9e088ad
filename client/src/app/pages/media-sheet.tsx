import { useParams, useSearch } from '@tanstack/react-router';
import { SheetView } from '../../features/media/sheet-view.tsx';

export function MediaSheetPage() {
  const { mediaId = '' } = useParams({ strict: false });
  const { kind } = useSearch({ strict: false });
  return <SheetView mediaId={mediaId} kind={kind === 'image' ? 'image' : 'licence'} />;
}
