import { existsSync } from 'node:fs';
import path from 'node:path';
import express, { type Express } from 'express';

const YEAR_MS = 31_536_000_000;

/** client/dist, found from the source tree and from the built server alike. */
export function clientDir(): string | null {
  for (const up of ['../../../client/dist', '../../client/dist', '../client/dist']) {
    const dir = path.resolve(import.meta.dirname, up);
    if (existsSync(path.join(dir, 'index.html'))) return dir;
  }
  return null;
}

/** Hashed assets are kept for ever, the page itself is always asked for again. Unknown paths are the page's routes. */
export function mountClient(server: Express): void {
  const dir = clientDir();
  if (!dir) return;
  server.use('/assets', express.static(path.join(dir, 'assets'), { immutable: true, maxAge: YEAR_MS }));
  server.use(express.static(dir, { index: false, maxAge: 0 }));
  server.get('/{*any}', (req, res, next) => {
    if (path.extname(req.path)) return next();
    res.setHeader('Cache-Control', 'no-cache');
    res.sendFile(path.join(dir, 'index.html'));
  });
}
