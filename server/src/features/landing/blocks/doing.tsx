/** @jsxRuntime automatic */
// Blocks with which a visitor does something: form, contacts, documents, days left, video, share, thanks, links.

import type { BlockKind, BlockOf } from '@rupor/shared/landing/blocks';
import { DAY_MS } from '@rupor/shared/lib/durations';
import { type BlockContext, SHARED } from './context.ts';
import { ActionLink, Heading, hrefOf, PictureOf, paragraphsIn } from './parts.tsx';

interface Props<Kind extends BlockKind> {
  block: BlockOf<Kind>;
  context: BlockContext;
}

export function Form({ block, context }: Props<'form'>) {
  const form = context.form(block.formKey);
  return (
    <>
      <Heading>{block.title}</Heading>
      {paragraphsIn(block.text)}
      {form === null ? (
        <p className="small">{context.words.noForm}</p>
      ) : (
        // Made by our own form, of escaped texts only
        <div dangerouslySetInnerHTML={{ __html: form }} />
      )}
      {/* Our own form says the usual promise itself, above its button. */}
      {block.reassurance !== '' && !form?.includes(block.reassurance) && (
        <p className="small">{block.reassurance}</p>
      )}
    </>
  );
}

export function Contacts({ block, context: { words } }: Props<'contacts'>) {
  const phone = hrefOf(`tel:${block.phone.replace(/[^\d+]/g, '')}`);
  const email = hrefOf(`mailto:${block.email}`);
  const rows = [
    [words.address, block.address],
    [words.hours, block.hours],
    [words.phone, block.phone !== '' && phone ? <a href={phone}>{block.phone}</a> : block.phone],
    [words.email, block.email !== '' && email ? <a href={email}>{block.email}</a> : block.email],
  ] as const;
  return (
    <>
      <Heading>{block.title}</Heading>
      {block.name !== '' && <h3>{block.name}</h3>}
      <dl>
        {rows
          .filter(([, value]) => value !== '')
          .map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} `}>{value}</dd>])}
      </dl>
    </>
  );
}

export function Documents({ block, context }: Props<'documents'>) {
  return (
    <>
      <Heading>{block.title}</Heading>
      <ul className="rows">
        {block.items.map(({ title, href, fileId }) => {
          const to = context.documentOf(fileId) ?? hrefOf(href);
          return (
            to !== undefined && (
              <li key={title + to}>
                <a href={to}>
                  {title}
                  {fileId !== null && <span>{context.words.file}</span>}
                </a>
              </li>
            )
          );
        })}
      </ul>
    </>
  );
}

export function Countdown({ block, context }: Props<'countdown'>) {
  if (block.until === null) return null;
  const days = Math.round((Date.parse(block.until) - Date.parse(context.today)) / DAY_MS);
  const { words, lang } = context;
  const day = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(block.until),
  );
  if (days < 0) return <p className="lead">{block.after || day}</p>;
  return (
    <>
      <Heading>{block.title}</Heading>
      <div className="num">{days === 0 ? words.today : words.daysLeft(days)}</div>
      <p className="small">
        <time dateTime={block.until}>{day}</time>
      </p>
    </>
  );
}

export function Video({ block, context }: Props<'video'>) {
  const href = hrefOf(block.href);
  if (!href) return null;
  const { words } = context;
  return (
    <>
      <Heading>{block.title}</Heading>
      <PictureOf picture={context.pictureOf(block.pictureId)} />
      <p>
        <a className="act" href={href}>
          {words.watch}
        </a>
      </p>
      <p className="small">{words.watchAt(new URL(href).hostname)}</p>
    </>
  );
}

/** Plain links to networks: nothing of theirs is loaded before somebody presses one. */
export function Share({ block, context: { words } }: Props<'share'>) {
  const to = encodeURIComponent(SHARED);
  return (
    <>
      <Heading>{block.title}</Heading>
      {paragraphsIn(block.text)}
      <ul className="rows">
        <li>
          <a href={`https://vk.com/share.php?url=${to}`}>{words.shareVk}</a>
        </li>
        <li>
          <a href={`https://connect.ok.ru/offer?url=${to}`}>{words.shareOk}</a>
        </li>
        <li>
          <a href={`https://t.me/share/url?url=${to}`}>{words.shareTelegram}</a>
        </li>
      </ul>
      <p className="small">{words.shareLink}</p>
      <p>
        <span className="url">{SHARED}</span>
      </p>
    </>
  );
}

export function Thanks({ block }: Props<'thanks'>) {
  return (
    <>
      <h1>{block.title}</h1>
      <div className="lead">{paragraphsIn(block.text)}</div>
      <ActionLink action={block.action} />
    </>
  );
}

export function Links({ block }: Props<'links'>) {
  return (
    <>
      <Heading>{block.title}</Heading>
      <ul className="rows">
        {block.items.map(({ label, href, note }) => {
          const to = hrefOf(href);
          return (
            to !== undefined && (
              <li key={label + to}>
                <a href={to}>
                  {label}
                  {note !== '' && <span>{note}</span>}
                </a>
              </li>
            )
          );
        })}
      </ul>
    </>
  );
}
