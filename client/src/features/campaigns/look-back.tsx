import { Button, Textarea } from '@mantine/core';
import type { CampaignPlan, CampaignSnapshot } from '@rupor/shared/campaigns/plan-contract';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CardTable } from '../../components/card-table.tsx';
import { FormProblem } from '../../components/form-problem.tsx';
import { CardSection } from '../../components/section.tsx';
import { SourceTag } from '../../components/source-tag.tsx';
import { formatDay, useFormat } from '../../lib/format.ts';
import { offerUndo } from '../../lib/undo.ts';
import { useApiForm } from '../../lib/use-api-form.ts';
import classes from './campaigns.module.css';
import type { PlanActs } from './use-plan-acts.ts';

interface Props {
  plan: CampaignPlan;
  zone: string;
  canManage: boolean;
  acts: PlanActs;
}

export const LOOK_BACK = ['done', 'changed', 'doubts', 'decide'] as const;

/** What was done, what changed, what not to believe, what to decide; with numbers as they were known on a day. */
export function LookBack({ plan, zone, canManage, acts }: Props) {
  const { t } = useTranslation('campaignPlan');
  const { retrospective } = plan;
  return (
    <>
      <CardSection title={t('lookBack.head')}>
        {canManage ? (
          <LookBackForm key={retrospective?.version ?? 0} plan={plan} acts={acts} />
        ) : (
          <LookBackTexts plan={plan} />
        )}
      </CardSection>
      {retrospective?.snapshot && retrospective.frozenAt && (
        <SnapshotCard
          snapshot={retrospective.snapshot}
          frozen={{ at: retrospective.frozenAt, by: retrospective.frozenBy ?? '', zone }}
        />
      )}
    </>
  );
}

export function LookBackTexts({ plan }: { plan: CampaignPlan }) {
  const { t } = useTranslation('campaignPlan');
  const { retrospective } = plan;
  if (!retrospective) return <p className="muted">{t('lookBack.none')}</p>;
  return (
    <dl className={classes.lookBack}>
      {LOOK_BACK.map((part) => (
        <div key={part}>
          <dt>{t(`lookBack.${part}`)}</dt>
          <dd className={retrospective[part] ? undefined : 'muted'}>
            {retrospective[part] || t('lookBack.notWritten')}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function LookBackForm({ plan, acts }: Pick<Props, 'plan' | 'acts'>) {
  const { t } = useTranslation('campaignPlan');
  const { retrospective } = plan;
  // Which of the two buttons was pressed: told before the form is sent.
  const freeze = useRef(false);
  const { form, submit, isSending, problem } = useApiForm({
    initialValues: {
      done: retrospective?.done ?? '',
      changed: retrospective?.changed ?? '',
      doubts: retrospective?.doubts ?? '',
      decide: retrospective?.decide ?? '',
    },
    send: (values) =>
      acts.lookBack({ ...values, version: retrospective?.version ?? 0, freeze: freeze.current }),
    onDone: () => offerUndo(t(freeze.current ? 'lookBack.frozen' : 'lookBack.saved')),
  });
  const setFreezeTo = (isWanted: boolean) => {
    freeze.current = isWanted;
  };
  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      {LOOK_BACK.map((part) => (
        <Textarea
          key={part}
          label={t(`lookBack.${part}`)}
          description={t(`lookBack.hint.${part}`)}
          autosize
          minRows={2}
          maxLength={6000}
          {...form.getInputProps(part)}
        />
      ))}
      <FormProblem>{problem}</FormProblem>
      <div className={classes.acts}>
        <Button type="submit" variant="filled" loading={isSending} onClick={() => setFreezeTo(false)}>
          {t('lookBack.save')}
        </Button>
        <Button type="submit" onClick={() => setFreezeTo(true)}>
          {t(retrospective?.frozenAt ? 'lookBack.freezeAgain' : 'lookBack.freeze')}
        </Button>
      </div>
      <p className="small muted">{t('lookBack.freezeHint')}</p>
    </form>
  );
}

interface SnapshotProps {
  snapshot: CampaignSnapshot;
  frozen: { at: string; by: string; zone: string };
}

export function SnapshotCard({ snapshot, frozen }: SnapshotProps) {
  const { t } = useTranslation('campaignPlan');
  const format = useFormat();
  const say = (value: number | null) =>
    value === null ? t('common:unknown') : format.number(value, value % 1 ? 1 : 0);
  const { numbers, indicators, tasks } = snapshot;
  const facts = [
    {
      id: 'posts',
      name: t('counted.posts'),
      value: numbers.posts.published,
      target: null,
      unit: '',
      by: null,
    },
    ...(['views', 'engagement', 'clicks'] as const).map((name) => ({
      ...{ id: name, name: t(`counted.${name}`), value: numbers[name].value, target: null, unit: '' },
      by:
        numbers.placements > 0
          ? t('lookBack.known', { count: numbers.placements, known: numbers[name].known })
          : null,
    })),
    ...(['linkClicks', 'visits', 'applications'] as const)
      .filter((name) => numbers.traced[name] !== null)
      .map((name) => ({
        ...{ id: name, name: t(`counted.${name}`), value: numbers.traced[name], target: null, unit: '' },
        by: t(`countedBy.${name}`),
      })),
    ...indicators
      .filter(({ isCounted }) => !isCounted)
      .map(({ name, value, target, unit, takenOn }, index) => ({
        ...{ id: `${index} ${name}`, name, value, target, unit },
        by: takenOn && t('lookBack.readOn', { day: formatDay(takenOn) }),
      })),
  ];
  return (
    <CardSection
      title={t('lookBack.snapshot', { when: format.dayTime(frozen.at, frozen.zone) })}
      tail={numbers.numbers === 'simulated' && <SourceTag kind="simulated" />}
    >
      <CardTable
        caption={t('lookBack.snapshotCaption')}
        rows={facts}
        rowKey={({ id }) => id}
        columns={[
          { id: 'name', title: t('lookBack.number'), cell: ({ name }) => name },
          {
            id: 'value',
            title: t('lookBack.value'),
            align: 'right',
            cell: ({ value, unit }) => (
              <>
                <b>{say(value)}</b> {value !== null && unit}
              </>
            ),
          },
          {
            id: 'target',
            title: t('lookBack.target'),
            align: 'right',
            cell: ({ target }) => (target === null ? t('tree.noTarget') : say(target)),
          },
          { id: 'by', title: t('lookBack.by'), cell: ({ by }) => by ?? t('tree.countedBy') },
        ]}
      />
      <p className={`tiny faint ${classes.later}`}>
        {t('lookBack.frozenBy', { name: frozen.by })}{' '}
        {t('lookBack.tasks', { count: tasks.total, done: tasks.done })}
      </p>
    </CardSection>
  );
}
