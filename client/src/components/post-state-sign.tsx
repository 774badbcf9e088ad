import { useTranslation } from 'react-i18next';
import { type PostStateName, STATE_SHAPES } from './post-state-shapes.tsx';
import classes from './post-state-sign.module.css';

interface Props {
  state: PostStateName;
  /** Pixels; 16 beside a word, 13 in a calendar cell. */
  size?: number;
  /** The word stands beside the sign, so that the sign itself is silent. Without it the sign says its word. */
  hasWord?: boolean;
}

/** The shape of a state: empty circle ahead, filled out, corners need a person, a slash will not happen. */
export function PostStateSign({ state, size = 16, hasWord = false }: Props) {
  const { t } = useTranslation();
  const said = hasWord
    ? { 'aria-hidden': true }
    : { role: 'img', 'aria-label': t(`common:postState.${state}`) };
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or silent beside its word
    <svg {...said} className={classes.sign} data-state={state} width={size} height={size} viewBox="0 0 16 16">
      {STATE_SHAPES[state]}
    </svg>
  );
}

/** Sign and word on the ground of the state. */
export function PostStatePill({ state }: { state: PostStateName }) {
  const { t } = useTranslation();
  return (
    <span className={classes.pill} data-state={state}>
      <PostStateSign state={state} hasWord />
      {t(`common:postState.${state}`)}
    </span>
  );
}

/** Sign and word without a ground: in legends and lines of text. */
export function PostStateWord({ state }: { state: PostStateName }) {
  const { t } = useTranslation();
  return (
    <span className={classes.word} data-state={state}>
      <PostStateSign state={state} hasWord />
      {t(`common:postState.${state}`)}
    </span>
  );
}
