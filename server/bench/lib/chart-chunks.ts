// Which files of the client belong to charts alone, read from the manifest of its build.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { clientDir } from '../../src/http/static-client.ts';

const Manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    name: z.string().optional(),
    isEntry: z.boolean().optional(),
    isDynamicEntry: z.boolean().optional(),
    imports: z.array(z.string()).optional(),
  }),
);
type Manifest = z.infer<typeof Manifest>;

/** The lazy doors: client/src/charts/lazy.tsx opens them, nothing else. */
const DOOR = /^src\/charts\/[\w-]+\.tsx$/;
const LIBRARY = 'recharts';

/**
 * Paths as the browser asks for them («/assets/recharts-….js»).
 * A chunk counts as a chart's only if no page imports it on its own: were Recharts to slip into a page, it would weigh
 * on that page, and this throws.
 */
export function chartFiles(): Set<string> {
  const dir = clientDir();
  if (!dir) throw new Error('the client is not built');
  const manifest = Manifest.parse(JSON.parse(readFileSync(path.join(dir, '.vite/manifest.json'), 'utf8')));
  const starts = Object.keys(manifest).filter(
    (key) => manifest[key]?.isEntry || manifest[key]?.isDynamicEntry,
  );
  const ofPages = reach(
    manifest,
    starts.filter((key) => !DOOR.test(key)),
  );
  const own = [
    ...reach(
      manifest,
      starts.filter((key) => DOOR.test(key)),
    ),
  ].filter((key) => !ofPages.has(key));
  if (!own.some((key) => manifest[key]?.name === LIBRARY))
    throw new Error('Recharts is not in a chunk that charts alone load');
  return new Set(own.map((key) => `/${manifest[key]?.file}`));
}

/** Chunks and all they import at once; what they import later is a start of its own. */
function reach(manifest: Manifest, keys: readonly string[], found = new Set<string>()): Set<string> {
  for (const key of keys) {
    if (found.has(key)) continue;
    found.add(key);
    reach(manifest, manifest[key]?.imports ?? [], found);
  }
  return found;
}
