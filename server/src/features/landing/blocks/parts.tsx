/** @jsxRuntime automatic */
import { type Action, isSafeHref } from '@rupor/shared/landing/blocks';
import type { ReactNode } from 'react';
import type { PagePicture } from './context.ts';

export function paragraphsIn(text: string): ReactNode {
  return text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part, at) => <p key={at}>{linesIn(part)}</p>);
}

function linesIn(text: string): ReactNode[] {
  return text.split('\n').flatMap((line, at) => {
    const parts: ReactNode[] = [line];
    return at === 0 ? parts : [<br key={at} />, ...parts];
  });
}

export function Heading({ children }: { children: string }) {
  return children === '' ? null : <h2>{children}</h2>;
}

/** The last door: what was stored before a rule became stricter does not get out either. */
export function hrefOf(href: string): string | undefined {
  return href !== '' && isSafeHref(href) ? href : undefined;
}

export function ActionLink({ action }: { action: Action }) {
  const href = hrefOf(action.href);
  if (!href || action.label === '') return null;
  return (
    <p>
      <a className="act" href={href}>
        {action.label}
      </a>
    </p>
  );
}

/** `isFirst`: it stands where the page opens, so it is not put off. */
export function PictureOf({ picture, isFirst = false }: { picture: PagePicture | null; isFirst?: boolean }) {
  if (!picture) return null;
  const { src, srcSet, width, height, alt } = picture;
  return (
    <img
      src={src}
      srcSet={srcSet || undefined}
      sizes="(max-width: 44rem) 100vw, 42rem"
      width={width}
      height={height}
      alt={alt}
      loading={isFirst ? undefined : 'lazy'}
      fetchPriority={isFirst ? 'high' : undefined}
      decoding="async"
    />
  );
}
