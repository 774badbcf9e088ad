/** @jsxRuntime automatic */
// A page as static HTML with its sheet inside: no script, nothing of another site, every text escaped by React. Pure:
// the same content and facts give the same bytes.
import { createHash } from 'node:crypto';
import type { PageContent } from '@rupor/shared/landing/blocks';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { BlockSection } from './blocks/block.tsx';
import type { BlockContext } from './blocks/context.ts';
import { PAGE_CSS } from './page-css.ts';
import { type PageWords, wordsOf } from './page-words.ts';

export interface PageFrame extends BlockContext {
  /** Name of the organization, for the foot of a page that names nobody. */
  organizationName: string;
  /** Of the picture under a link to it; `href` whole, sizes in pixels; null = none. */
  card: { href: string; width: number; height: number; alt: string } | null;
  /** Nobody is to find it: previews, thanks. */
  isHidden: boolean;
}

const STYLE_HASH = createHash('sha256').update(PAGE_CSS).digest('base64');

/**
 * Nothing may load, run or be sent but the sheet, own pictures and the own form. `frameAncestors`: only the editor's
 * preview may stand in a frame.
 */
export function pagePolicy({
  frameAncestors = "'none'",
}: {
  frameAncestors?: "'none'" | "'self'";
} = {}): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${frameAncestors}`,
  ].join('; ');
}

export function renderPage(content: PageContent, frame: PageFrame, part: 'page' | 'thanks' = 'page'): string {
  const isThanks = part === 'thanks';
  const blocks = content.blocks.filter(({ kind }) => (kind === 'thanks') === isThanks);
  const hasHeading = isThanks ? blocks.length > 0 : blocks[0]?.kind === 'hero';
  return document(content, frame, {
    hidden: frame.isHidden || isThanks,
    children: (
      <>
        {!hasHeading && (
          <section>
            <h1>{isThanks ? frame.words.sent : content.title}</h1>
          </section>
        )}
        {blocks.map((block, at) => (
          <BlockSection key={block.id} block={block} context={frame} isFirst={at === 0} />
        ))}
        {isThanks && (
          <section>
            <a href={frame.address}>{frame.words.back}</a>
          </section>
        )}
      </>
    ),
  });
}

function document(
  content: PageContent,
  frame: PageFrame,
  { hidden, children }: { hidden: boolean; children: ReactNode },
): string {
  const { title, description, lang, owner, policyHref } = content;
  const html = renderToStaticMarkup(
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {description !== '' && <meta name="description" content={description} />}
        {hidden && <meta name="robots" content="noindex" />}
        <meta property="og:type" content="website" />
        <meta property="og:title" content={title} />
        {description !== '' && <meta property="og:description" content={description} />}
        <meta property="og:url" content={frame.address} />
        {frame.card !== null && <CardOf card={frame.card} />}
        {/* Our own sheet, named by its hash in the policy */}
        <style dangerouslySetInnerHTML={{ __html: PAGE_CSS }} />
      </head>
      <body>
        <main>{children}</main>
        <Foot owner={owner || frame.organizationName} policyHref={policyHref} words={frame.words} />
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}

function CardOf({ card }: { card: NonNullable<PageFrame['card']> }) {
  return (
    <>
      <meta property="og:image" content={card.href} />
      <meta property="og:image:width" content={String(card.width)} />
      <meta property="og:image:height" content={String(card.height)} />
      <meta property="og:image:alt" content={card.alt} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}

function Foot({ owner, policyHref, words }: { owner: string; policyHref: string; words: PageWords }) {
  return (
    <footer className="small">
      <p>
        {words.madeBy} {owner}
      </p>
      <p>{words.privacy}</p>
      {/^https?:/i.test(policyHref) && (
        <p>
          <a href={policyHref}>{words.policy}</a>
        </p>
      )}
    </footer>
  );
}

/** A page of one sentence where there is nothing to show. */
export function renderNotice(kind: 'gone' | 'missing' | 'busy', lang: 'ru' | 'en'): string {
  const words = wordsOf(lang);
  return `<!doctype html>${renderToStaticMarkup(
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{words[kind]}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <meta name="robots" content="noindex" />
        {/* Our own sheet, named by its hash in the policy */}
        <style dangerouslySetInnerHTML={{ __html: PAGE_CSS }} />
      </head>
      <body>
        <main>
          <section>
            <h1>{words[kind]}</h1>
            <p>{words[`${kind}What`]}</p>
          </section>
        </main>
      </body>
    </html>,
  )}`;
}
