import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Suspense } from 'react';
import { errorCode } from '../lib/errors.ts';
import { askFirstPage } from './first-page.ts';
import { createAppRouter } from './router.tsx';
import { cssVariablesResolver, theme } from './theme.ts';

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Only what may pass by itself is asked again; a refusal stays a refusal.
      retry: (failures, error) => failures < 2 && ['offline', 'not_ready'].includes(errorCode(error)),
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
const router = createAppRouter(queryClient);
askFirstPage(router, queryClient);
const colours = localStorageColorSchemeManager({ key: 'rupor.colours' });

export function Providers() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colours}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queryClient}>
        <Suspense fallback={null}>
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  );
}
