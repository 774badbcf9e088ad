import { useLocation } from '@tanstack/react-router';
import { SeenView } from '../../features/visits/seen-view.tsx';

/** The secret stays in the fragment: it reaches no log and no other site. */
export function SeenPage() {
  const token = useLocation({ select: ({ hash }) => hash });
  return <SeenView token={token} />;
}
