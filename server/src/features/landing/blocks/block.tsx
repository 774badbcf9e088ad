/** @jsxRuntime automatic */
import type { Block } from '@rupor/shared/landing/blocks';
import type { ReactNode } from 'react';
import type { BlockContext } from './context.ts';
import { Contacts, Countdown, Documents, Form, Links, Share, Thanks, Video } from './doing.tsx';
import { Facts, Hero, Numbers, Questions, Quote, Steps, Story, Text } from './telling.tsx';

interface Props {
  block: Block;
  context: BlockContext;
  isFirst: boolean;
}

/** One block in its section; the form is where buttons lead: #form. */
export function BlockSection({ block, context, isFirst }: Props) {
  return (
    <section id={block.kind === 'form' ? 'form' : `b-${block.id}`}>{inner(block, context, isFirst)}</section>
  );
}

function inner(block: Block, context: BlockContext, isFirst: boolean): ReactNode {
  switch (block.kind) {
    case 'hero':
      return <Hero block={block} context={context} isFirst={isFirst} />;
    case 'text':
      return <Text block={block} context={context} />;
    case 'story':
      return <Story block={block} context={context} />;
    case 'facts':
      return <Facts block={block} context={context} />;
    case 'quote':
      return <Quote block={block} context={context} />;
    case 'numbers':
      return <Numbers block={block} context={context} />;
    case 'steps':
      return <Steps block={block} context={context} />;
    case 'faq':
      return <Questions block={block} context={context} />;
    case 'form':
      return <Form block={block} context={context} />;
    case 'contacts':
      return <Contacts block={block} context={context} />;
    case 'documents':
      return <Documents block={block} context={context} />;
    case 'countdown':
      return <Countdown block={block} context={context} />;
    case 'video':
      return <Video block={block} context={context} />;
    case 'share':
      return <Share block={block} context={context} />;
    case 'thanks':
      return <Thanks block={block} context={context} />;
    case 'links':
      return <Links block={block} context={context} />;
  }
}
