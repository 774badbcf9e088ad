import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/index.ts';
import { Providers } from './app/providers.tsx';
import { startI18n } from './lib/i18n.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

await startI18n();
const page = createRoot(root);
// In small steps: a slow phone stays able to answer meanwhile.
startTransition(() =>
  page.render(
    <StrictMode>
      <Providers />
    </StrictMode>,
  ),
);
