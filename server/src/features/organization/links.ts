import { toString as drawQr } from 'qrcode';
import type { App } from '../../context.ts';

/** Where people reach this instance: the public address, else the one they used for this request. */
export function originOf(app: App, headers: Headers): string {
  if (app.config.publicUrl) return app.config.publicUrl;
  const host = headers.get('host');
  return `http://${host && /^[\w.:[\]-]+$/.test(host) ? host : `localhost:${app.config.port}`}`;
}

/** The token stands in the fragment: no server, proxy or log ever sees it. */
export function secretLink(origin: string, page: 'setup' | 'invite' | 'review', token: string): string {
  return `${origin}/${page}#${token}`;
}

export function drawQrSvg(text: string): Promise<string> {
  return drawQr(text, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
}
