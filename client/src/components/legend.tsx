import { useTranslation } from 'react-i18next';
import classes from './legend.module.css';
import type { PostStateName } from './post-state-shapes.tsx';
import { PostStateWord } from './post-state-sign.tsx';

const GROUPS: readonly { key: string; states: readonly PostStateName[] }[] = [
  { key: 'common:legend.ahead', states: ['draft', 'in_review', 'approved', 'scheduled', 'publishing'] },
  { key: 'common:legend.out', states: ['published'] },
  { key: 'common:legend.person', states: ['failed', 'unconfirmed', 'missed'] },
  { key: 'common:legend.never', states: ['cancelled'] },
];

/** What the shapes of the ten states say; stands under every dense view of posts. */
export function StateLegend() {
  const { t } = useTranslation();
  return (
    <dl className={classes.legend}>
      {GROUPS.map((group) => (
        <div key={group.key}>
          <dt>{t(group.key)}</dt>
          {group.states.map((state) => (
            <dd key={state}>
              <PostStateWord state={state} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
