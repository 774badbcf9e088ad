import { existsSync } from 'node:fs';
import path from 'node:path';
import express, { type Express, type Request, type Response } from 'express';

const YEAR_SECONDS = 31_536_000;
/** The script of counted sites keeps its name: a new one is everywhere within an hour. */
const HELLO_SECONDS = 3_600;
const ENCODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

/** client/dist, found from the source tree and from the built server alike. */
export function clientDir(): string | null {
  for (const up of ['../../../client/dist', '../../client/dist', '../client/dist']) {
    const dir = path.resolve(import.meta.dirname, up);
    if (existsSync(path.join(dir, 'index.html'))) return dir;
  }
  return null;
}

/** Hashed assets are kept for ever, the page itself is always asked for again. Unknown paths are the page's routes. */
export function mountClient(server: Express, dir = clientDir()): void {
  if (!dir) return;
  server.get('/assets/{*file}', (req, res, next) => {
    const file = path.normalize(req.path);
    if (!existsSync(path.join(dir, file))) return next();
    res.setHeader('Cache-Control', `public, max-age=${YEAR_SECONDS}, immutable`);
    sendSmallest({ req, res, dir, file });
  });
  server.get('/hello.js', (req, res, next) => {
    if (!existsSync(path.join(dir, 'hello.js'))) return next();
    res.setHeader('Cache-Control', `public, max-age=${HELLO_SECONDS}`);
    // Pages of other hosts load it.
    res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    res.setHeader('Access-Control-Allow-Origin', '*');
    sendSmallest({ req, res, dir, file: 'hello.js' });
  });
  server.use(express.static(dir, { index: false, maxAge: 0 }));
  server.get('/{*any}', (req, res, next) => {
    if (path.extname(req.path)) return next();
    res.setHeader('Cache-Control', 'no-cache');
    sendSmallest({ req, res, dir, file: 'index.html' });
  });
}

/** The compressed copy made at build time where the browser takes it, else the file. */
function sendSmallest({ req, res, dir, file }: { req: Request; res: Response; dir: string; file: string }) {
  res.vary('Accept-Encoding');
  res.type(path.extname(file));
  const encoding = ENCODINGS.find(
    ({ name, ending }) => req.acceptsEncodings(name) && existsSync(path.join(dir, file + ending)),
  );
  if (encoding) res.setHeader('Content-Encoding', encoding.name);
  res.sendFile(file + (encoding?.ending ?? ''), { root: dir, cacheControl: false });
}
