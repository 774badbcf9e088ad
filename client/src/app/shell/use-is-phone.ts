import { useMediaQuery } from '@mantine/hooks';

/** The width at which shell.module.css puts bars in place of the sidebar. */
export function useIsPhone(): boolean {
  return useMediaQuery('(max-width: 760px)', undefined, { getInitialValueInEffect: false });
}
