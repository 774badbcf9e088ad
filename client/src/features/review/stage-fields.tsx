import { Button, MultiSelect, NativeSelect, NumberInput, Select, TextInput } from '@mantine/core';
import type { Branch } from '@rupor/shared/organization/branches-contract';
import type { ReviewPerson } from '@rupor/shared/review/fields';
import { AGREEING_ROLES, type ReviewStage } from '@rupor/shared/review/stages';
import { useTranslation } from 'react-i18next';
import { branchChoices } from '../../lib/branch-tree.ts';
import classes from './review.module.css';

export const NEW_STAGE: ReviewStage = {
  name: '',
  personIds: [],
  substituteIds: [],
  role: null,
  branchId: null,
  isExternal: false,
  hours: 48,
};

interface Props {
  number: number;
  stage: ReviewStage;
  people: readonly ReviewPerson[];
  branches: readonly Branch[];
  /** The button was pressed: what is missing is said. */
  isAsked: boolean;
  onStage: (stage: ReviewStage) => void;
  onRemove: () => void;
}

type Way = 'people' | 'role' | 'link';

/** One stage: its name, who decides, who steps in, how long it may take. */
export function StageFields({ number, stage, people, branches, isAsked, onStage, onRemove }: Props) {
  const { t } = useTranslation(['review', 'auth', 'common']);
  const way: Way = stage.isExternal ? 'link' : stage.role !== null ? 'role' : 'people';
  const choices = people.map(({ id, name }) => ({ value: id, label: name }));
  const setWay = (next: Way) =>
    onStage({
      ...stage,
      personIds: next === 'people' ? stage.personIds : [],
      role: next === 'role' ? 'approver' : null,
      branchId: null,
      isExternal: next === 'link',
      substituteIds: next === 'link' ? [] : stage.substituteIds,
    });
  return (
    <fieldset className={classes.stage}>
      <legend>{t('review:stage.number', { number })}</legend>
      <TextInput
        label={t('review:stage.name')}
        placeholder={t('review:stage.example')}
        value={stage.name}
        maxLength={60}
        error={isAsked && stage.name.trim() === '' ? t('review:stage.nameNeeded') : null}
        onChange={({ currentTarget }) => onStage({ ...stage, name: currentTarget.value })}
      />
      <NativeSelect
        label={t('review:stage.who')}
        value={way}
        data={[
          { value: 'people', label: t('review:stage.way.people') },
          { value: 'role', label: t('review:stage.way.role') },
          { value: 'link', label: t('review:stage.way.link') },
        ]}
        onChange={({ currentTarget }) => setWay(currentTarget.value as Way)}
      />
      {way === 'people' && (
        <MultiSelect
          label={t('review:stage.people')}
          data={choices}
          value={stage.personIds}
          maxValues={10}
          searchable
          error={isAsked && stage.personIds.length === 0 ? t('review:stage.peopleNeeded') : null}
          onChange={(personIds) => onStage({ ...stage, personIds })}
        />
      )}
      {way === 'role' && (
        <>
          <NativeSelect
            label={t('review:stage.role')}
            value={stage.role ?? 'approver'}
            data={AGREEING_ROLES.map((role) => ({ value: role, label: t(`auth:roles.${role}.name`) }))}
            onChange={({ currentTarget }) => {
              const role = AGREEING_ROLES.find((one) => one === currentTarget.value) ?? 'approver';
              onStage({ ...stage, role });
            }}
          />
          <Select
            label={t('review:stage.branch')}
            placeholder={t('review:stage.branchOfPost')}
            data={branchChoices(branches, null)}
            clearable
            value={stage.branchId}
            onChange={(branchId) => onStage({ ...stage, branchId })}
          />
        </>
      )}
      {way === 'link' && <p className="small muted">{t('review:stage.linkHint')}</p>}
      {way !== 'link' && (
        <MultiSelect
          label={t('review:stage.substitutes')}
          description={t('review:stage.substitutesHint')}
          data={choices.filter(({ value }) => !stage.personIds.includes(value))}
          value={stage.substituteIds}
          maxValues={10}
          searchable
          onChange={(substituteIds) => onStage({ ...stage, substituteIds })}
        />
      )}
      <NumberInput
        label={t('review:stage.hoursLabel')}
        description={t('review:stage.hoursHint')}
        min={1}
        max={720}
        allowDecimal={false}
        value={stage.hours ?? ''}
        onChange={(value) => onStage({ ...stage, hours: typeof value === 'number' ? value : null })}
      />
      <div className={classes.acts}>
        <Button size="sm" variant="subtle" onClick={onRemove}>
          {t('review:stage.remove', { number })}
        </Button>
      </div>
    </fieldset>
  );
}
