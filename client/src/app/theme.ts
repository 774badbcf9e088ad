import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core';
import { componentDefaults } from './theme-components.ts';

const shades = (list: string) => list.split(' ') as unknown as MantineColorsTuple;

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  black: '#1f1b2e',
  white: '#fffefb',
  colors: {
    ink: shades('#f4f5fe #e7e9ff #cdd1ff #afb2fe #9190f8 #756eed #5f50d8 #4c36be #3c299c #2c1e75'),
    gray: shades('#f9f7f2 #f1efe8 #e4e1d9 #d7d3ca #bebab1 #9f9b91 #858076 #6b655c #4f463f #362b27'),
    dark: shades('#ececf3 #b7b5c4 #9896a6 #787787 #474655 #353341 #2a2834 #1e1d27 #15141c #0f0e15'),
    green: shades('#f0f9f1 #dcf2df #b7e5bf #89d298 #58ba71 #349e54 #1f8441 #176933 #115629 #0d401e'),
    amber: shades('#fef6ec #ffeccf #ffd79b #f9bf60 #ebaa2d #d29410 #b07b05 #8b6001 #6d4b04 #523702'),
    orange: shades('#fff4ee #ffe5d8 #fecbaf #fbac7f #f08e54 #de742e #bf5e1a #9d4c14 #803d0e #602d08'),
    red: shades('#fff3f2 #fee3e1 #ffc5c2 #fe9e9b #f77575 #eb5056 #d5303f #b11f2f #8f1b26 #6c151c'),
    teal: shades('#eef9fa #d7f3f6 #b1e6ec #80d0d9 #4cbac6 #289da9 #0a818b #05666e #015259 #013d43'),
    plum: shades('#fdf2f8 #fbe2ef #f6c5e0 #eda1cc #de7bb5 #cc59a0 #b04087 #912e6e #762459 #5a1a43'),
  },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "Roboto Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.3', xl: '1.3' },
  headings: {
    fontFamily: 'var(--font)',
    fontWeight: '600',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.2' },
      h2: { fontSize: '1.25rem', lineHeight: '1.3' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.3' },
    },
  },
  radius: { xs: '6px', sm: '8px', md: '10px', lg: '14px', xl: '999px' },
  defaultRadius: 'md',
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '20px', xl: '32px' },
  // sm: the rail begins; md: the whole sidebar.
  breakpoints: { xs: '30em', sm: '47.5625em', md: '68.8125em', lg: '80em', xl: '100em' },
  shadows: {
    xs: 'var(--shadow-1)',
    sm: 'var(--shadow-1)',
    md: 'var(--shadow-2)',
    lg: 'var(--shadow-2)',
    xl: 'var(--shadow-2)',
  },
  respectReducedMotion: true,
  focusRing: 'auto',
  cursorType: 'pointer',
  components: componentDefaults,
  variantColorResolver: (input) => {
    const resolved = defaultVariantColorsResolver(input);
    if (input.color === 'red' && input.variant !== 'filled')
      return {
        ...resolved,
        color: 'var(--failed)',
        border: redBorder(input.variant),
        hover: 'var(--failed-soft)',
      };
    if (input.color && input.color !== 'ink') return resolved;
    if (input.variant === 'filled')
      return {
        ...resolved,
        background: 'var(--accent)',
        hover: 'var(--accent-hover)',
        color: 'var(--on-accent)',
      };
    if (input.variant === 'subtle')
      return { ...resolved, background: 'transparent', hover: 'var(--hover)', color: 'var(--text-2)' };
    return resolved;
  },
});

function redBorder(variant: string): string {
  return variant === 'outline' || variant === 'default' ? '1px solid var(--failed)' : '1px solid transparent';
}

/** Mantine's own parts read our tokens, so that one file decides every colour in light and dark. */
const OURS = {
  '--mantine-color-body': 'var(--canvas)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-2)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-error': 'var(--failed)',
  '--mantine-color-success': 'var(--published)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-color-default': 'var(--card)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--text-3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-light': 'var(--accent-soft)',
  '--mantine-primary-color-light-color': 'var(--accent-text)',
  '--mantine-color-ink-filled': 'var(--accent)',
  '--mantine-color-ink-filled-hover': 'var(--accent-hover)',
  '--mantine-color-ink-light': 'var(--accent-soft)',
  '--mantine-color-ink-light-hover': 'var(--accent-soft)',
  '--mantine-color-ink-light-color': 'var(--accent-text)',
  '--mantine-color-ink-outline': 'var(--accent-text)',
  '--mantine-color-red-outline': 'var(--failed)',
  '--mantine-color-red-text': 'var(--failed)',
};

/** In both schemes too: what Mantine itself sets there would otherwise stand above ours. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: OURS,
  light: OURS,
  dark: OURS,
});
