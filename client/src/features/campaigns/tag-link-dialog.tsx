import { NativeSelect, Stack } from '@mantine/core';
import type { CampaignPlan } from '@rupor/shared/campaigns/plan-contract';
import { meaningOf, mergeDictionary, type UtmDictionary } from '@rupor/shared/campaigns/utm-dictionary';
import { lintLink } from '@rupor/shared/campaigns/utm-lint';
import { campaignTag, contentTag, tagLink, UTM_FORMATS } from '@rupor/shared/campaigns/utm-tags';
import { findLinks } from '@rupor/shared/posts/links';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { DialogFoot } from '../../components/form-dialog.tsx';
import { linkTagsQuery, planQuery, rubricsQuery } from './api.ts';
import classes from './campaigns.module.css';
import type { TagLinkSlot } from './tag-link-button.tsx';

/** One link of the text with the tags of the organization's dictionary, shown before it is put in. */
export function TagLinkDialog({
  text,
  campaignId,
  networks,
  rubricId,
  onText,
  onClose,
}: TagLinkSlot & { onClose: () => void }) {
  const { t } = useTranslation(['campaignPlan', 'linkTags']);
  const own = useQuery(linkTagsQuery()).data ?? { source: [], medium: [] };
  const plan = useQuery({ ...planQuery(campaignId ?? ''), enabled: campaignId !== null }).data;
  const rubric = useQuery(rubricsQuery()).data?.find(({ id }) => id === rubricId);
  const dictionary = mergeDictionary(own);
  const links = findLinks(text);
  const [chosen, setChosen] = useState(0);
  const [source, setSource] = useState(() => sourceOf(dictionary, networks));
  const [medium, setMedium] = useState('social');
  const [format, setFormat] = useState('text');
  const link = links[chosen] ?? links[0];
  const campaignWord = plan ? tagOf(plan) : '';
  const content = rubric
    ? contentTag({
        rubric: rubric.name,
        format: UTM_FORMATS.find((one) => one === format) ?? 'text',
        version: 1,
      })
    : null;
  const linted = link ? lintLink(link.url, dictionary) : null;
  const tagged =
    link && campaignWord !== ''
      ? tagLink(linted?.clean ?? link.url, { source, medium, campaign: campaignWord, content })
      : null;
  const put = () => {
    if (!link || tagged === null) return;
    onText(text.slice(0, link.start) + tagged + text.slice(link.end));
    onClose();
  };
  const strange = linted?.problems.filter(({ code }) => code === 'click_id' || code === 'person') ?? [];
  return (
    <Dialog onClose={onClose} title={t('campaignPlan:tagLink.title')}>
      <Stack gap="md">
        <p className="small muted">{t('campaignPlan:tagLink.what')}</p>
        {links.length > 1 && (
          <NativeSelect
            label={t('campaignPlan:tagLink.link')}
            value={String(chosen)}
            data={links.map(({ url }, index) => ({ value: String(index), label: url }))}
            onChange={({ currentTarget }) => setChosen(Number(currentTarget.value))}
          />
        )}
        <NativeSelect
          label={t('campaignPlan:tagLink.source')}
          value={source}
          data={dictionary.source.map(({ value }) => value)}
          onChange={({ currentTarget }) => setSource(currentTarget.value)}
        />
        <NativeSelect
          label={t('campaignPlan:tagLink.medium')}
          value={medium}
          data={dictionary.medium.map(({ value }) => value)}
          onChange={({ currentTarget }) => setMedium(currentTarget.value)}
        />
        {rubric && (
          <NativeSelect
            label={t('campaignPlan:tagLink.format')}
            value={format}
            data={UTM_FORMATS.map((value) => ({ value, label: t(`campaignPlan:format.${value}`) }))}
            onChange={({ currentTarget }) => setFormat(currentTarget.value)}
          />
        )}
        <div role="status">
          {strange.map(({ code, params }) => (
            <p key={`${code} ${params.name}`} className="small">
              {t(`linkTags:problem.${code}`, params)}
            </p>
          ))}
          {tagged === null ? (
            <p>{t('campaignPlan:tagLink.noCampaign')}</p>
          ) : (
            <>
              <p className="small muted">{t('campaignPlan:tagLink.preview')}</p>
              <p className={classes.result}>{tagged}</p>
            </>
          )}
        </div>
        <DialogFoot
          verb={tagged === null ? null : t('campaignPlan:tagLink.go')}
          onVerb={put}
          onClose={onClose}
        />
      </Stack>
    </Dialog>
  );
}

/** As somebody set it, else of its month and name; '' while it has no first day. */
function tagOf({ utmCampaign, campaign: { name, startsOn } }: CampaignPlan): string {
  return utmCampaign ?? (startsOn ? campaignTag({ startsOn, name }) : '');
}

/** The place of the only network, where the dictionary knows it. */
function sourceOf(dictionary: UtmDictionary, networks: readonly string[]): string {
  const [only, ...others] = new Set(networks);
  const known = only !== undefined && others.length === 0 ? meaningOf(dictionary, 'source', only) : null;
  return known ?? dictionary.source[0]?.value ?? '';
}
