import type { ReviewPerson } from '@rupor/shared/review/fields';
import type { ReviewStage } from '@rupor/shared/review/stages';
import { useTranslation } from 'react-i18next';
import classes from './review.module.css';

interface Props {
  stages: readonly ReviewStage[];
  people: readonly ReviewPerson[];
}

/** Stages in their order: who decides and how long it may take. */
export function StageList({ stages, people }: Props) {
  return (
    <ol className={classes.steps}>
      {stages.map((stage) => (
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
