import { type ComponentProps, lazy, Suspense } from 'react';

const Picker = lazy(async () => ({ default: (await import('./library-picker.tsx')).LibraryPicker }));

/** Fetched when somebody first opens it from a composer. */
export function LibraryPicker(props: ComponentProps<typeof Picker>) {
  return (
    <Suspense fallback={null}>
      <Picker {...props} />
    </Suspense>
  );
}
