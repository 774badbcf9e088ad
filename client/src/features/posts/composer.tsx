import type { Media } from '@rupor/shared/media/contract';
import type { Plan } from '@rupor/shared/posts/fields';
import { isImmutable, leadingState } from '@rupor/shared/posts/state-machine';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PostStatePill } from '../../components/post-state-sign.tsx';
import { AgreedNote, useNeedsAgreement } from './agreed-note.tsx';
import { appendSentence } from './append-sentence.ts';
import { BaseText } from './base-text.tsx';
import { ChannelPicker } from './channel-picker.tsx';
import type { Place } from './checks.ts';
import { ChecksCard } from './checks-card.tsx';
import styles from './composer.module.css';
import { ComposerNotices } from './composer-notices.tsx';
import { ComposerSend } from './composer-send.tsx';
import { DraftStatus } from './draft-status.tsx';
import { goToPlace } from './go-to-place.ts';
import { LibraryButton } from './pictures/library-button.tsx';
import { PictureButtons } from './pictures/picture-buttons.tsx';
import { orderPictures } from './pictures/picture-order.ts';
import { useRememberMedia } from './pictures/use-media.ts';
import { pickPasted, useUploads } from './pictures/use-uploads.ts';
import { PicturesCard } from './pictures-card.tsx';
import { AwakeWords } from './plan/awake-words.tsx';
import { DoubtsCard } from './plan/doubts-card.tsx';
import { WhenMore } from './plan/when-more.tsx';
import { PostOrigin } from './post-origin.tsx';
import { PreviewList } from './preview-list.tsx';
import { RubricAndCampaign } from './rubric-and-campaign.tsx';
import { RubricTag } from './rubric-tag.tsx';
import { SegmentChoice } from './segment-choice.tsx';
import { TextHelpPart } from './text-help/text-help-part.tsx';
import { useComposer } from './use-composer.ts';
import { type DraftStart, useDraft } from './use-draft.ts';
import { useLawStops } from './use-law-stops.ts';
import type { Sent } from './use-send.ts';
import { useViewer } from './use-viewer.ts';
import { WhenCard } from './when-card.tsx';

interface ComposerProps extends Omit<DraftStart, 'owner'> {
  onSent(sent: Sent): void;
  /** Offers to tag a link of the text. */
  tagLink(slot: {
    text: string;
    campaignId: string | null;
    rubricId: string | null;
    networks: readonly string[];
    onText(text: string): void;
  }): ReactNode;
  /** The library over the composer, to take a file from. */
  library(slot: { onPick(media: Media): void; onClose(): void }): ReactNode;
  /** Who will be asked before it goes out. */
  agreers(slot: { campaignId: string | null; rubricId: string | null; channelIds: string[] }): ReactNode;
  /** What the law says of it; knows the draft as it was saved, and may add a sentence to its texts. */
  law(slot: { postId: string; version: number; onAppend(sentence: string): void }): ReactNode;
}

/** Write once, see it as each channel will show it, and let it go. */
export function Composer({ onSent, tagLink, agreers, law, library, ...start }: ComposerProps) {
  const { t } = useTranslation(['posts', 'media', 'networks', 'campaigns', 'channels', 'audiences']);
  const viewer = useViewer();
  const draft = useDraft({ ...start, owner: viewer.owner });
  const { content } = draft.state;
  const composer = useComposer(content, start.post, draft.state);
  const checks = [...useLawStops(draft.state.postId, draft.state.version), ...composer.checks];
  const textField = useRef<HTMLTextAreaElement>(null);
  const [shownChannel, setShownChannel] = useState<string | null>(null);
  const [isDropping, setDropping] = useState(false);
  const [slot, setSlot] = useState<Plan | null>(null);
  const remember = useRememberMedia();
  const take = (media: Media) => {
    remember(media);
    const { mediaIds } = draft.autosave.state.content;
    if (!mediaIds.includes(media.id)) draft.change({ mediaIds: [...mediaIds, media.id] });
  };
  const uploads = useUploads({ owner: viewer.owner, postId: draft.state.postId }, take);
  const heading = content.title || t('posts:heading.none');
  useEffect(() => {
    document.title = `${heading} · Рупор`;
  }, [heading]);

  const go = (place: Place) => {
    if (place.kind === 'preview') setShownChannel(place.channelId);
    // The tab must be drawn before its field can take the cursor.
    requestAnimationFrame(() => goToPlace(place));
  };
  const sendByKey = useRef<() => void>(() => undefined);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    sendByKey.current();
  };
  const known = start.post?.targets ?? [];
  const canSchedule = viewer.mayAt(
    'posts.schedule',
    ...composer.chosen.map(({ channel }) => channel.branchId),
  );
  const needsAgreement = useNeedsAgreement(content, start.post);
  const isOut = (channelId: string) =>
    known.some(({ channel, state }) => channel.id === channelId && isImmutable(state));

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping and pasting are second ways, the buttons are the first
    <div
      className={isDropping ? styles.dropping : styles.composer}
      onKeyDown={onKeyDown}
      onPaste={(event) => {
        const files = pickPasted(event.clipboardData);
        if (files.length === 0) return;
        // Beside a file lies its name: it is not a part of the text.
        event.preventDefault();
        uploads.add(files);
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={() => setDropping(false)}
      onDrop={(event) => {
        setDropping(false);
        if (!event.dataTransfer.types.includes('Files')) return;
        // Whatever the files are: unhandled, the browser would leave the page to show them.
        event.preventDefault();
        uploads.add(event.dataTransfer.files);
      }}
    >
      <header className={styles.top}>
        <div className={styles.over2}>
          <PostStatePill state={leadingState(known.map(({ state }) => state))} />
          <DraftStatus draft={draft} />
        </div>
        <h1 className="sr" id="page-title">
          {heading}
        </h1>
        <textarea
          className={styles.title}
          rows={1}
          aria-label={t('posts:heading.label')}
          placeholder={t('posts:heading.placeholder')}
          value={content.title}
          maxLength={200}
          onChange={({ currentTarget }) =>
            draft.change({ title: currentTarget.value.replace(/\s*\n\s*/g, ' ') })
          }
        />
      </header>
      <ComposerNotices draft={draft} />
      <AgreedNote post={start.post} />
      {start.post?.origin && (
        <p className="small">
          <PostOrigin origin={start.post.origin} />
        </p>
      )}
      <div className={styles.layout}>
        <div className={styles.column}>
          <section className={styles.pad} id="post-channels" aria-labelledby="channels-head">
            <h2 className={styles.h2} id="channels-head">
              {t('posts:channels.title')}
            </h2>
            <ChannelPicker
              channels={composer.channels}
              isLoading={composer.isLoading}
              targets={content.targets}
              known={known}
              mayUse={({ branchId }) => viewer.mayAt('posts.write', branchId)}
              onTargets={(targets) => draft.change({ targets })}
            />
            <div className={styles.chips}>
              <RubricAndCampaign
                rubricId={content.rubricId}
                campaignId={content.campaignId}
                segmentIds={content.segmentIds}
                canCreate={viewer.may('campaigns.manage')}
                onChange={(patch) => draft.change(patch)}
              />
              <SegmentChoice
                value={content.segmentIds}
                onValue={(segmentIds) => draft.change({ segmentIds })}
              />
            </div>
          </section>
          <BaseText
            text={content.baseText}
            field={textField}
            onText={(baseText) => draft.change({ baseText })}
            pens={
              <>
                <PictureButtons onFiles={uploads.add} />
                <LibraryButton library={library} onPick={take} />
                <RubricTag
                  rubricId={content.rubricId}
                  text={content.baseText}
                  onText={(baseText) => draft.change({ baseText })}
                />
                {tagLink({
                  text: content.baseText,
                  campaignId: content.campaignId,
                  rubricId: content.rubricId,
                  networks: composer.chosen.map(({ channel }) => channel.network),
                  onText: (baseText) => draft.change({ baseText }),
                })}
              </>
            }
          >
            <TextHelpPart
              text={content.baseText}
              chosen={composer.chosen}
              rubricId={content.rubricId}
              onText={(baseText) => draft.change({ baseText })}
              onGo={(from, to) => {
                textField.current?.focus();
                textField.current?.setSelectionRange(from, to);
              }}
            />
          </BaseText>
          <PreviewList
            chosen={composer.chosen}
            known={known}
            checks={composer.checks}
            media={composer.media}
            plan={content.plan}
            shown={shownChannel}
            onShow={setShownChannel}
            targets={content.targets}
            onTargets={(targets) => draft.change({ targets })}
          />
        </div>
        <aside className={styles.aside} aria-label={t('posts:aside')}>
          <WhenCard
            plan={content.plan}
            onPlan={(plan) => draft.change({ plan })}
            organizationZone={viewer.organizationZone}
            ownZone={viewer.ownZone}
            now={composer.now}
          >
            <AwakeWords plan={content.plan} segmentIds={content.segmentIds} />
            <WhenMore
              draft={draft}
              post={start.post}
              organizationZone={viewer.organizationZone}
              now={composer.now}
              canSchedule={canSchedule}
              onSlot={(plan) => {
                setSlot(plan);
                draft.change({ plan });
              }}
              onSent={onSent}
            />
          </WhenCard>
          <ChecksCard
            checks={checks}
            onGo={go}
            onDropChannel={(id) =>
              draft.change({ targets: content.targets.filter(({ channelId }) => channelId !== id) })
            }
          />
          <DoubtsCard postId={draft.state.postId} version={draft.state.version} />
          <PicturesCard
            media={composer.media}
            uploads={uploads}
            onOrder={(mediaIds) => draft.change(orderPictures(content, mediaIds, isOut))}
          />
          {needsAgreement &&
            agreers({
              campaignId: content.campaignId,
              rubricId: content.rubricId,
              channelIds: content.targets.map(({ channelId }) => channelId),
            })}
          {law({
            postId: draft.state.postId,
            version: draft.state.version,
            onAppend: (sentence) => draft.change(appendSentence(content, sentence)),
          })}
        </aside>
      </div>
      <ComposerSend
        draft={draft}
        checks={checks}
        isLoading={composer.isLoading}
        uploads={uploads}
        canSchedule={canSchedule && !needsAgreement}
        isAskedFirst={canSchedule && needsAgreement}
        slot={slot}
        onGo={go}
        onSent={onSent}
        byKey={sendByKey}
      />
    </div>
  );
}
