/** @jsxRuntime automatic */
// Blocks that tell: hero, text, story, facts, quote, numbers, steps, questions.
import type { BlockKind, BlockOf } from '@rupor/shared/landing/blocks';
import type { BlockContext } from './context.ts';
import { ActionLink, Heading, hrefOf, PictureOf, paragraphsIn } from './parts.tsx';

interface Props<Kind extends BlockKind> {
  block: BlockOf<Kind>;
  context: BlockContext;
  /** The first of the page carries its main heading. */
  isFirst?: boolean;
}

export function Hero({ block, context, isFirst }: Props<'hero'>) {
  const picture = context.pictureOf(block.pictureId);
  return (
    <>
      {isFirst ? <h1>{block.title}</h1> : <Heading>{block.title}</Heading>}
      {block.text !== '' && <div className="lead">{paragraphsIn(block.text)}</div>}
      <ActionLink action={block.action} />
      {picture && (
        <div className="pic">
          <PictureOf picture={picture} isFirst={isFirst} />
        </div>
      )}
    </>
  );
}

export function Text({ block }: Props<'text'>) {
  return (
    <>
      <Heading>{block.title}</Heading>
      {paragraphsIn(block.text)}
    </>
  );
}

export function Story({ block, context }: Props<'story'>) {
  const { words } = context;
  const parts = [
    [words.problem, block.problem],
    [words.action, block.action],
    [words.result, block.result],
  ] as const;
  return (
    <>
      <Heading>{block.title}</Heading>
      <div className="stories">
        {parts.map(
          ([name, text]) =>
            text !== '' && (
              <div key={name}>
                <h3>{name}</h3>
                {paragraphsIn(text)}
              </div>
            ),
        )}
      </div>
    </>
  );
}

export function Facts({ block }: Props<'facts'>) {
  return (
    <>
      <Heading>{block.title}</Heading>
      <ul className="cards">
        {block.items.map(({ title, text }) => (
          <li key={title + text} className="card">
            {title !== '' && <h3>{title}</h3>}
            {paragraphsIn(text)}
          </li>
        ))}
      </ul>
    </>
  );
}

export function Quote({ block, context }: Props<'quote'>) {
  return (
    <blockquote>
      <PictureOf picture={context.pictureOf(block.pictureId)} />
      <div>
        <div className="say">{paragraphsIn(block.text)}</div>
        <p className="small">{[block.name, block.role].filter((part) => part !== '').join(', ')}</p>
      </div>
    </blockquote>
  );
}

export function Numbers({ block, context }: Props<'numbers'>) {
  return (
    <>
      <Heading>{block.title}</Heading>
      <ul className="cards">
        {block.items.map(({ value, label, source, href }) => (
          <li key={value + label} className="card">
            <div className="num">{value}</div>
            <p>{label}</p>
            {source !== '' && (
              <p className="small">
                {context.words.source}: {hrefOf(href) ? <a href={hrefOf(href)}>{source}</a> : source}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

export function Steps({ block }: Props<'steps'>) {
  return (
    <>
      <Heading>{block.title}</Heading>
      <ol className="steps">
        {block.items.map(({ text }) => (
          <li key={text}>{paragraphsIn(text)}</li>
        ))}
      </ol>
    </>
  );
}

export function Questions({ block }: Props<'faq'>) {
  return (
    <>
      <Heading>{block.title}</Heading>
      {block.items.map(({ question, answer }) => (
        <details key={question + answer}>
          <summary>{question}</summary>
          {paragraphsIn(answer)}
        </details>
      ))}
    </>
  );
}
