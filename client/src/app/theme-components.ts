import type { MantineThemeComponents } from '@mantine/core';

// One density: control 40 px, small 32 px. Phones get 44 px from styles/parts.css.
const CONTROL: Record<string, string> = { xs: '2rem', sm: '2rem', md: '2.5rem' };

const buttonVars = (_theme: unknown, props: { size?: unknown }) => {
  const size = String(props.size ?? 'md');
  if (!(size in CONTROL)) return { root: {} };
  const isSmall = size !== 'md';
  return {
    root: {
      '--button-height': CONTROL[size],
      '--button-padding-x': isSmall ? '0.625rem' : '0.875rem',
      '--button-fz': isSmall ? '0.8125rem' : '0.9375rem',
      '--button-radius': isSmall ? '8px' : '10px',
    },
  };
};

const inputVars = (_theme: unknown, props: { size?: unknown }) => ({
  wrapper: { '--input-height': props.size === 'xs' ? '2rem' : '2.5rem', '--input-fz': '0.9375rem' },
});

export const componentDefaults: MantineThemeComponents = {
  Button: { defaultProps: { variant: 'default', size: 'md' }, vars: buttonVars },
  ActionIcon: { defaultProps: { variant: 'subtle', size: 40 } },
  Anchor: { defaultProps: { underline: 'always' } },
  Badge: { defaultProps: { variant: 'light', tt: 'none', fw: 500 } },
  Checkbox: { defaultProps: { radius: 6 } },
  Card: { defaultProps: { radius: 'lg', withBorder: true } },
  Paper: { defaultProps: { radius: 'lg' } },
  Input: { defaultProps: { size: 'md' }, vars: inputVars },
  InputWrapper: { defaultProps: { size: 'md' } },
  Modal: { defaultProps: { radius: 'lg', centered: true, overlayProps: { backgroundOpacity: 0.45 } } },
  Menu: { defaultProps: { shadow: 'md', radius: 'md', position: 'bottom-end' } },
  Popover: { defaultProps: { shadow: 'md', radius: 'md' } },
  Tooltip: { defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: false } } },
  SegmentedControl: { defaultProps: { radius: 'md' } },
  Switch: { defaultProps: { size: 'md' } },
};
