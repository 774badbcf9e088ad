import type { Ref } from 'react';

interface Props {
  ref: Ref<HTMLInputElement>;
  /** Names what is chosen; a button of the page opens it with click(). */
  label: string;
  accept: string;
  isMany?: boolean;
  /** A phone opens its camera instead of its files. */
  isCamera?: boolean;
  testId?: string;
  onFiles(files: File[]): void;
}

/** The hidden half of a button that takes files. */
export function FileInput({ ref, label, accept, isMany = false, isCamera = false, testId, onFiles }: Props) {
  return (
    <input
      ref={ref}
      type="file"
      accept={accept}
      multiple={isMany}
      capture={isCamera ? 'environment' : undefined}
      hidden
      aria-label={label}
      data-testid={testId}
      onChange={({ currentTarget }) => {
        onFiles(Array.from(currentTarget.files ?? []));
        // The same file may be chosen again after it was removed.
        currentTarget.value = '';
      }}
    />
  );
}
