// The script of counted pages: one small file of its own under a name that stays, made for old browsers too.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { minify, type Plugin, transformWithOxc } from 'vite';

const SOURCE = path.resolve(import.meta.dirname, 'src/tracker/hello.ts');
const TARGET = 'es2018';

export function helloScript(): Plugin {
  return {
    name: 'hello-script',
    apply: 'build',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'hello.js', source: await buildHelloScript() });
    },
  };
}

/** What a page is sent: a plain script that leaves nothing behind but `window.rupor`. */
export async function buildHelloScript(): Promise<string> {
  const source = await readFile(SOURCE, 'utf8');
  const { code } = await transformWithOxc(source, SOURCE, { target: TARGET, sourcemap: false });
  const plain = code.replace(/^export \{\s*\};?$/m, '');
  const { code: small, errors } = await minify('hello.js', `(()=>{${plain}})()`, {
    compress: { target: TARGET },
    mangle: true,
  });
  if (errors.length > 0) throw new Error(`hello.js: ${errors.map(({ message }) => message).join('; ')}`);
  return small;
}
