// The entry of a thread in tests: TypeScript has to be taught to it first.
import { register } from 'tsx/esm/api';

register();
await import('./intake-thread.ts');
