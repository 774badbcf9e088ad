import { type ComponentProps, Suspense } from 'react';
import { late } from '../../lib/late.ts';

const Picker = late(async () => (await import('./library-picker.tsx')).LibraryPicker);

/** Fetched when somebody first opens it from a composer. */
export function LibraryPicker(props: ComponentProps<typeof Picker>) {
  return (
    <Suspense fallback={null}>
      <Picker {...props} />
    </Suspense>
  );
}
