import { Button } from '@mantine/core';
import type { ReviewPerson, ReviewRoute } from '@rupor/shared/review/fields';
import type { ReviewStage } from '@rupor/shared/review/stages';
import { useTranslation } from 'react-i18next';
import classes from './review.module.css';

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
        <ol className={classes.steps}>
          {route.stages.map((stage) => (
            <li key={`${stage.name} ${stage.personIds.join()}`} data-state="waits">
              <span className={classes.stepHead}>
                <b>{stage.name}</b>
              </span>
              <span className="small muted">
                <StageWords stage={stage} people={people} />
              </span>
            </li>
          ))}
        </ol>
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

function StageWords({ stage, people }: { stage: ReviewStage; people: readonly ReviewPerson[] }) {
  const { t } = useTranslation(['review', 'auth']);
  const namesOf = (ids: readonly string[]) =>
    ids.flatMap((id) => people.find((person) => person.id === id)?.name ?? []).join(', ');
  const { personIds, substituteIds, role, isExternal, hours } = stage;
  const who = isExternal
    ? t('review:stage.byLink')
    : role !== null
      ? t(`auth:roles.${role}.name`)
      : namesOf(personIds) || t('review:stage.gone');
  return (
    <>
      {t('review:stage.decides', { who })}
      {substituteIds.length > 0 && ` ${t('review:step.or', { names: namesOf(substituteIds) })}`}
      {hours !== null && ` ${t('review:stage.hours', { count: hours })}`}
    </>
  );
}
