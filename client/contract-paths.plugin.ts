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
      return `${ON}\nexport const contract = ${codeOf(minifyContractRouter(module.contract))};`;
    },
    handleHotUpdate({ file, server }) {
      if (!sources.includes(file)) return;
      const virtual = server.moduleGraph.getModuleById(`\0${NAME}`);
      if (virtual) server.moduleGraph.invalidateModule(virtual);
      server.ws.send({ type: 'full-reload' });
    },
  };
}

/** What all endpoints have alike is written once: there are hundreds, on the first screen. */
const ON = `const on = (method, path, more) => ({ '~orpc': { errorMap: {}, meta: {}, route: { method, path, ...more } } });`;

/** Source text of an object of endpoints, nested as the contract is. */
function codeOf(part: object): string {
  if ('~orpc' in part) {
    const { route } = part['~orpc'] as { route: Record<string, unknown> };
    const { method, path, ...more } = Object.fromEntries(
      Object.entries(route).filter(([name]) => NEEDED.has(name)),
    );
    const words = [method, path, ...(Object.keys(more).length > 0 ? [more] : [])];
    return `on(${words.map((word) => JSON.stringify(word)).join(', ')})`;
  }
  const entries = Object.entries(part as Record<string, object>);
  return `{ ${entries.map(([name, value]) => `${JSON.stringify(name)}: ${codeOf(value)}`).join(', ')} }`;
}
