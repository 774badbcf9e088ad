import { Select, Textarea, TextInput } from '@mantine/core';
import { isSafeHref, type PageContent } from '@rupor/shared/landing/blocks';
import type { LandingPage } from '@rupor/shared/landing/contract';
import { isSlug, toHost } from '@rupor/shared/landing/slug';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CardSection } from '../../components/section.tsx';
import { errorCode } from '../../lib/errors.ts';
import type { FieldTools } from './block-fields.tsx';
import { completeHref } from './fields.ts';
import styles from './landing.module.css';
import type { PageDraft } from './use-page-draft.ts';

interface Props {
  page: LandingPage;
  draft: PageDraft;
  tools: FieldTools;
  campaigns: readonly { id: string; name: string }[];
}

/** What belongs to the page as a whole: its name, its address, how it looks in a messenger. */
export function PageFacts({ page, draft, tools, campaigns }: Props) {
  const { t } = useTranslation('landing');
  const { content, change } = draft;
  const set = (part: Partial<PageContent>) => change({ ...content, ...part });
  return (
    <CardSection title={t('facts.title')}>
      <div className={styles.fields}>
        <Kept
          label={t('facts.name')}
          hint={t('facts.nameHint')}
          value={page.name}
          onSave={(name) => draft.saveFacts({ name })}
        />
        <Kept
          label={t('facts.slug')}
          hint={t('facts.slugHint')}
          value={page.slug}
          isWrong={(slug) => !isSlug(slug)}
          onSave={(slug) => draft.saveFacts({ slug })}
        />
        <Kept
          label={t('facts.host')}
          hint={t('facts.hostHint')}
          value={page.host ?? ''}
          mayBeEmpty
          isWrong={(host) => host !== '' && toHost(host) === null}
          onSave={(host) => draft.saveFacts({ host: toHost(host) })}
        />
        {draft.error !== null && errorCode(draft.error) === 'already_exists' && (
          <p role="alert" className={styles.stops}>
            {t('facts.taken')}
          </p>
        )}
        <Select
          label={t('facts.campaign')}
          description={t('facts.campaignHint')}
          data={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
          value={page.campaign?.id ?? null}
          clearable
          searchable
          onChange={(campaignId) => void draft.saveFacts({ campaignId })}
        />
        <TextInput
          label={t('facts.pageTitle')}
          description={t('facts.pageTitleHint')}
          value={content.title}
          maxLength={160}
          onChange={({ currentTarget }) => set({ title: currentTarget.value })}
        />
        <Textarea
          label={t('facts.description')}
          value={content.description}
          maxLength={160}
          autosize
          minRows={2}
          onChange={({ currentTarget }) => set({ description: currentTarget.value })}
        />
        {tools.fileField({
          label: t('facts.card'),
          fileId: content.cardId,
          kind: 'image',
          onFile: (cardId) => set({ cardId }),
        })}
        <TextInput
          label={t('facts.owner')}
          description={t('facts.ownerHint')}
          value={content.owner}
          maxLength={160}
          onChange={({ currentTarget }) => set({ owner: currentTarget.value })}
        />
        <TextInput
          label={t('facts.policy')}
          description={t('facts.policyHint')}
          inputMode="url"
          value={content.policyHref}
          maxLength={500}
          error={isSafeHref(content.policyHref) ? null : t('editor.badHref')}
          onChange={({ currentTarget }) => set({ policyHref: currentTarget.value })}
          onBlur={() => set({ policyHref: completeHref(content.policyHref) })}
        />
      </div>
    </CardSection>
  );
}

interface KeptProps {
  label: string;
  hint: string;
  value: string;
  mayBeEmpty?: boolean;
  isWrong?: (value: string) => boolean;
  onSave(value: string): Promise<boolean>;
}

/** Saved when the field is left: half an address is no address. */
function Kept({ label, hint, value, mayBeEmpty = false, isWrong = () => false, onSave }: KeptProps) {
  const { t } = useTranslation('landing');
  const [typed, setTyped] = useState(value);
  const text = typed.trim();
  const bad = isWrong(text) || (!mayBeEmpty && text === '');
  return (
    <TextInput
      label={label}
      description={hint}
      value={typed}
      maxLength={200}
      error={bad ? t('facts.wrong') : null}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={() => {
        if (!bad && text !== value) void onSave(text);
      }}
    />
  );
}
