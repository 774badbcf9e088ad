import { Button, Group } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { shownFields } from '@rupor/shared/channels/connect-fields';
import type { Channel, ChannelDetails } from '@rupor/shared/channels/contract';
import type { NetworkCapabilities, NetworkField } from '@rupor/shared/networks/capabilities';
import { IconAlertOctagonFilled } from '@tabler/icons-react';
import { type FormEvent, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Dock } from '../../components/dock.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import classes from './connect.module.css';
import { ConnectBranch } from './connect-branch.tsx';
import { ConnectField, fieldId } from './connect-field.tsx';
import { ConnectNext } from './connect-next.tsx';
import { ConnectSteps } from './connect-steps.tsx';
import { type ConnectProblems, useConnectForm } from './use-connect-form.ts';

interface Props {
  network: NetworkCapabilities;
  channel?: ChannelDetails;
  onDone(channel: Channel, isRenewed: boolean): void;
}

export function ConnectForm({ network, channel, onDone }: Props) {
  const { t } = useTranslation(['channels', 'networks']);
  const formId = useId();
  const isPhone = useMediaQuery('(max-width: 760px)', undefined, { getInitialValueInEffect: false });
  const form = useConnectForm({ network, channel, onDone });
  const shown = shownFields(network.connectFields, form.values);
  const main = shown.filter((field) => isMain(field, shown));
  const extra = shown.filter((field) => !isMain(field, shown));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.submit();
  };
  const draw = (field: NetworkField) => (
    <ConnectField
      key={field.name}
      network={network.id}
      field={field}
      value={form.values[field.name] ?? ''}
      problem={form.problems.fields[field.name]}
      isKept={channel?.keptSecrets.includes(field.name) ?? false}
      onChange={(value) => form.change(field.name, value)}
    />
  );
  const hasExtraProblem = extra.some((field) => form.problems.fields[field.name]);
  const hasSecrets = network.connectFields.some((field) => field.kind === 'secret');
  const say = form.isSending && t('channels:form.submitting', { network: t(`networks:${network.id}.name`) });
  const submitButton = (
    <Button type="submit" form={formId} variant="filled" loading={form.isSending}>
      {t(submitWords(form.next !== null, channel !== undefined))}
    </Button>
  );
  return (
    <>
      <div className={classes.sides}>
        <form id={formId} className={`card ${classes.form}`} onSubmit={submit} noValidate>
          <Problems network={network.id} problems={form.problems} />
          {form.next && <ConnectNext network={network.id} next={form.next} />}
          {form.next?.fields.map(draw)}
          {main.map(draw)}
          {extra.length > 0 && (
            <details open={hasExtraProblem || undefined}>
              <summary>{t('channels:form.extra')}</summary>
              <div className={classes.extra}>{extra.map(draw)}</div>
            </details>
          )}
          {!channel && <ConnectBranch {...form.branch} />}
          {hasSecrets && <p className="small muted">{t('channels:form.secretNote')}</p>}
          <Group gap="xs">
            {!isPhone && submitButton}
            <LinkButton to={channel ? '/channels' : '/channels/new'} variant="subtle">
              {channel ? t('channels:acts.back') : t('channels:acts.chooseAnother')}
            </LinkButton>
            {!isPhone && (
              <span role="status" className="small muted">
                {say}
              </span>
            )}
          </Group>
        </form>
        <aside>
          <ConnectSteps network={network.id} />
        </aside>
      </div>
      {isPhone && <Dock say={say}>{submitButton}</Dock>}
    </>
  );
}

/** What a choice asks for stands with the choice. */
function isMain({ required, onlyWith }: NetworkField, all: readonly NetworkField[]): boolean {
  const choice = all.find(({ name }) => name === onlyWith?.field);
  return choice ? choice.required : required;
}

function submitWords(hasNext: boolean, isAgain: boolean) {
  if (hasNext) return 'channels:form.submitNext';
  return isAgain ? 'channels:form.submitAgain' : 'channels:form.submit';
}

/** All problems in one list on top; it takes the focus when it appears. */
function Problems({ network, problems }: { network: string; problems: ConnectProblems }) {
  const { t } = useTranslation(['channels', 'networks']);
  const box = useRef<HTMLDivElement>(null);
  const names = Object.keys(problems.fields);
  const count = names.length + (problems.general ? 1 : 0);
  const hasProblems = count > 0;
  useEffect(() => {
    if (hasProblems) box.current?.focus();
  }, [hasProblems]);
  if (!hasProblems) return null;
  return (
    <div ref={box} className={classes.alert} role="alert" tabIndex={-1}>
      <IconAlertOctagonFilled size={24} aria-hidden="true" />
      <h2>{t('channels:form.problemsTitle')}</h2>
      <ul>
        {problems.general && <li>{problems.general}</li>}
        {names.map((name) => (
          <li key={name}>
            <a href={`#${fieldId(name)}`} onClick={(event) => focusField(event, name)}>
              {t(`networks:${network}.fields.${name}.label`)}: {problems.fields[name]}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function focusField(event: { preventDefault(): void }, name: string): void {
  event.preventDefault();
  document.getElementById(fieldId(name))?.focus();
}
