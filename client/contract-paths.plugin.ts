// Gives the browser only the paths and methods of the contract: its zod schemas stay out of the first screen.
import path from 'node:path';
import { minifyContractRouter } from '@orpc/contract';
import { type Plugin, runnerImport } from 'vite';

const NAME = 'virtual:contract-paths';
const SOURCE = path.resolve(import.meta.dirname, '../shared/src/contract.ts');
const NEEDED = new Set(['path', 'method', 'inputStructure', 'outputStructure', 'successStatus']);

export function contractPaths(): Plugin {
  let sources: string[] = [];
  return {
    name: 'contract-paths',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    async load(id) {
      if (id !== `\0${NAME}`) return null;
      const { module, dependencies } = await runnerImport<typeof import('../shared/src/contract.ts')>(SOURCE);
      sources = [SOURCE, ...dependencies.map((file) => path.resolve(file))];
      for (const file of sources) this.addWatchFile(file);
      const json = JSON.stringify(minifyContractRouter(module.contract), keepNeeded);
      return `export const contract = ${json};`;
    },
    handleHotUpdate({ file, server }) {
      if (!sources.includes(file)) return;
      const virtual = server.moduleGraph.getModuleById(`\0${NAME}`);
      if (virtual) server.moduleGraph.invalidateModule(virtual);
      server.ws.send({ type: 'full-reload' });
    },
  };
}

function keepNeeded(key: string, value: unknown): unknown {
  if (key === 'meta') return {};
  if (key !== 'route' || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => NEEDED.has(name)));
}
