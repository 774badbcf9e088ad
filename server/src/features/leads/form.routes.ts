// The public door of applications: a plain form for any browser, with or without a script. Answers with pages. What was
// typed comes back with every refusal, and nothing is answered as taken that was not committed.
import { createHash, randomBytes } from 'node:crypto';
import { checkDraft } from '@rupor/shared/leads/check-draft';
import type { DraftProblem } from '@rupor/shared/leads/public-form';
import express, { type Express, type Request, type Response } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { type App, systemCtx } from '../../context.ts';
import { findThanks } from '../landing/find-thanks.ts';
import { countGoal } from '../landing/tests/count-goal.ts';
import { type Carrier, carrierOf } from '../visits/ingest/carrier.ts';
import { readSaid } from '../visits/ingest/hit.ts';
import { createSalts } from '../visits/ingest/visitor.ts';
import { ensureOwnSite } from '../visits/sites.service.ts';
import { FORM_POLICY, formPage, gonePage, thanksPage } from './form-page.ts';
import { formWords } from './form-words.ts';
import { findTouches } from './lead-source.ts';
import { type OpenForm, readPublicForm } from './public-form.service.ts';
import { marksOf, type Posted, readPosted } from './read-draft.ts';
import { formAction } from './render-form.ts';
import { takeLead } from './take-lead.service.ts';

const MAX_BODY = '32kb';
/** Of one device; a room shares an address, its phones share a make. */
const SENDINGS = 20;
const WITHIN_SECONDS = 600;

export function mountForms(server: Express, app: App): void {
  const door = createDoor(app);
  server.get('/f/:key', async (req, res) => door.show(req, res));
  server.get('/f/:key/thanks', async (req, res) => door.thank(req, res));
  server.post(
    '/f/:key',
    express.urlencoded({ extended: false, limit: MAX_BODY, parameterLimit: 40 }),
    async (req, res) => door.take(req, res),
  );
}

function createDoor(app: App) {
  const limiter = new RateLimiterMemory({ points: SENDINGS, duration: WITHIN_SECONDS });
  // Random for each process and never stored: what the limiter remembers names nobody.
  const processSalt = randomBytes(32);
  const saltsAt = createSalts(app.pool);

  async function openOr404(req: Request, res: Response): Promise<OpenForm | null> {
    res.setHeader('Cache-Control', 'no-store');
    res.setHeader('Content-Security-Policy', FORM_POLICY);
    const open = await readPublicForm(app, String(req.params.key));
    if (!open) res.status(404).type('html').send(gonePage());
    return open;
  }

  async function touchesOf(req: Request, open: OpenForm, { via }: Posted) {
    const site = await ensureOwnSite(systemCtx(app, open.organizationId));
    const at = app.clock.now();
    const pageUrl = pageUrlOf(req, via || marksOf(searchOf(req.headers.referer)));
    const salts = await saltsAt(at.getTime());
    return findTouches(app.pool, { pageUrl, carrier: formCarrier(req, app), at, site, salts });
  }

  /** A visit that could not be counted keeps nobody from the form. */
  async function count(req: Request, open: OpenForm, kind: 'view' | 'formSent'): Promise<void> {
    try {
      const { key } = await ensureOwnSite(systemCtx(app, open.organizationId));
      const site = await app.visits.siteOf(key);
      const said = readSaid({
        t: kind,
        u: pageUrlOf(req, marksOf(searchOf(req.url))),
        r: kind === 'view' ? req.headers.referer : undefined,
        n: kind === 'formSent' ? open.form.key : undefined,
      });
      if (site && said) await app.visits.count(site, said, formCarrier(req, app));
    } catch (error) {
      app.logger.error({ err: error }, 'a visit of a form could not be counted');
    }
  }

  return {
    async show(req: Request, res: Response): Promise<void> {
      const open = await openOr404(req, res);
      if (!open) return;
      await count(req, open, 'view');
      const via = marksOf(searchOf(req.url));
      res.type('html').send(formPage(open.form, { number: newNumber(), via }));
    },
    async thank(req: Request, res: Response): Promise<void> {
      const open = await openOr404(req, res);
      if (open) res.type('html').send(thanksPage(open.form));
    },
    async take(req: Request, res: Response): Promise<void> {
      const open = await openOr404(req, res);
      if (!open) return;
      const posted = readPosted(req.body, open.form);
      const { draft } = posted;
      const again = (status: number, { problems, note }: { problems?: DraftProblem[]; note?: string }) => {
        const number = posted.number || newNumber();
        const via = posted.via || marksOf(searchOf(req.headers.referer));
        const filled = { draft, number, via, page: posted.page, problems, note };
        res.status(status).type('html').send(formPage(open.form, filled));
      };
      const words = formWords(open.form.locale);
      const problems: DraftProblem[] = [
        ...(posted.isTrapped ? [{ field: 'site', code: 'trap' as const }] : []),
        ...checkDraft(open.form, draft),
      ];
      if (problems.length > 0) return again(422, { problems });
      if (!(await isFree(limiter, deviceOf(req, app, processSalt)))) {
        res.setHeader('Retry-After', String(WITHIN_SECONDS));
        return again(429, { note: words.later });
      }
      let leadId: string;
      try {
        const touches = await touchesOf(req, open, posted);
        leadId = await takeLead(app, open, {
          draft,
          number: posted.number,
          touches,
          isSimulated: open.isDemo,
        });
      } catch (error) {
        app.logger.error({ err: error }, 'an application could not be kept');
        res.setHeader('Retry-After', '60');
        return again(503, { note: words.busy });
      }
      await count(req, open, 'formSent');
      await countForTest(app, { organizationId: open.organizationId, place: posted.page, leadId });
      const thanks = await findThanks(app, { ...open, place: posted.page, host: req.hostname });
      res.redirect(303, thanks ?? `${formAction(open.form.key)}/thanks`);
    },
  };
}

/** A test that could not count it keeps nobody from their thanks. */
async function countForTest(app: App, sent: Parameters<typeof countGoal>[1]): Promise<void> {
  try {
    await countGoal(app, sent);
  } catch (error) {
    app.logger.error({ err: error }, 'an application could not be counted for a test of a page');
  }
}

function newNumber(): string {
  return randomBytes(16).toString('base64url');
}

async function isFree(limiter: RateLimiterMemory, device: string): Promise<boolean> {
  return limiter.consume(device).then(
    () => true,
    () => false,
  );
}

function deviceOf(req: Request, app: App, salt: Buffer): string {
  const { address, agent } = formCarrier(req, app);
  return createHash('sha256').update(salt).update(`${address}\n${agent}`).digest('base64');
}

function searchOf(url: string | undefined): string {
  const at = url?.indexOf('?') ?? -1;
  return at < 0 || !url ? '' : (url.slice(at + 1).split('#')[0] ?? '');
}

/** The address of the form's page as visits know pages: marks and nothing else of the query. */
function pageUrlOf(req: Request, marks: string): string {
  const host = /^[\w.:[\]-]+$/.test(req.headers.host ?? '') ? req.headers.host : 'localhost';
  return `http://${host}${req.path}${marks ? `?${marks}` : ''}`;
}

/** The form is the server's own: what a browser names as origin or referrer is where the visitor came from. */
function formCarrier(req: Request, app: App): Carrier {
  return { ...carrierOf(req, app.config.trustProxyHops), originHost: null };
}
