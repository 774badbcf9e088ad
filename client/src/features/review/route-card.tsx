import { Button } from '@mantine/core';
import type { ReviewPerson, ReviewRoute } from '@rupor/shared/review/fields';
import { useTranslation } from 'react-i18next';
import classes from './review.module.css';
import { StageList } from './stage-list.tsx';

interface Props {
  route: ReviewRoute;
  /** What it is for: «Рубрика „Победы“». */
  place: string;
  people: readonly ReviewPerson[];
  canChange: boolean;
  onEdit: () => void;
  onRemove: () => void;
}

/** One route in words: its place, then each stage with who and how long. */
export function RouteCard({ route, place, people, canChange, onEdit, onRemove }: Props) {
  const { t } = useTranslation(['review', 'auth']);
  return (
    <li className={classes.route}>
      <h2>{place}</h2>
      {route.stages.length === 0 ? (
        <p className="muted">{t('review:route.free')}</p>
      ) : (
        <StageList stages={route.stages} people={people} />
      )}
      {canChange && (
        <div className={classes.acts}>
          <Button size="sm" onClick={onEdit} aria-label={t('review:route.editOf', { place })}>
            {t('review:route.edit')}
          </Button>
          <Button
            size="sm"
            variant="subtle"
            onClick={onRemove}
            aria-label={t('review:route.removeOf', { place })}
          >
            {t('review:route.remove')}
          </Button>
        </div>
      )}
    </li>
  );
}
