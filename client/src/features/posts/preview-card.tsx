import type { Media } from '@rupor/shared/media/contract';
import { measureText } from '@rupor/shared/posts/count';
import type { PostTarget } from '@rupor/shared/posts/fields';
import { isImmutable } from '@rupor/shared/posts/state-machine';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { NetworkSign } from '../../components/network-sign.tsx';
import { PostStatePill } from '../../components/post-state-sign.tsx';
import type { Check, ChosenChannel } from './checks.ts';
import styles from './composer.module.css';
import type { DraftTarget } from './draft-content.ts';
import { FollowUpFields } from './follow-up-fields.tsx';
import { FormatBar } from './format-bar.tsx';
import { FormattedWords } from './formatted-words.tsx';
import { LengthMeter } from './length-meter.tsx';
import { MarkedWords } from './marked-words.tsx';
import { PreviewFrame } from './preview-frame.tsx';
import { SplitOffer } from './split-offer.tsx';
import { TargetOptions } from './target-options.tsx';
import { TargetPictures } from './target-pictures.tsx';
import { findExcess } from './text-marks.ts';
import { useCheckSentence } from './use-check-sentence.ts';

interface PreviewCardProps {
  chosen: ChosenChannel;
  known: PostTarget | undefined;
  checks: readonly Check[];
  /** All pictures, films and documents of the post, to choose from. */
  media: readonly Media[];
  /** When it goes out, in words. */
  when: string | null;
  isShown: boolean;
  onChange(patch: Partial<DraftTarget>): void;
}

/** How people will see the post in one channel; writing here gives the channel a text of its own. */
export function PreviewCard(props: PreviewCardProps) {
  const { chosen, known, checks, media, when, isShown, onChange } = props;
  const { t } = useTranslation(['posts', 'networks']);
  const id = useId();
  const { target, channel, capabilities, text } = chosen;
  const around = { hasMedia: chosen.pictures.length + chosen.files.length > 0, options: target.options };
  const isFixed = known !== undefined && isImmutable(known.state);
  const network = t(`networks:${channel.network}.name`, { defaultValue: capabilities.name });
  const words = (
    <MarkedWords
      text={text}
      inputId={`words-${channel.id}`}
      excessFrom={findExcess(text, capabilities.text, around)}
      placeholder={t('preview.placeholder')}
      label={t('preview.field', { channel: channel.name, network })}
      describedBy={`${id}-foot`}
      onText={isFixed ? undefined : (next) => onChange({ text: next })}
    />
  );
  return (
    <section
      id={`preview-${channel.id}`}
      className={styles.preview}
      data-shown={isShown}
      aria-labelledby={`${id}-head`}
    >
      <div className={styles.previewHead}>
        <NetworkSign network={channel.network} />
        <h3 id={`${id}-head`}>{channel.name}</h3>
        <LengthMeter measures={measureText(chosen.sent, capabilities.text, around)} />
      </div>
      <div className={styles.previewBody}>
        <PreviewFrame chosen={chosen} network={network} when={when}>
          {words}
          <AttributionLines text={text} sent={chosen.sent} />
          {capabilities.text.markup === 'htmlSubset' && (
            <FormattedWords text={text} label={t('preview.formatted')} />
          )}
        </PreviewFrame>
      </div>
      {!isFixed && capabilities.text.markup === 'htmlSubset' && (
        <FormatBar inputId={`words-${channel.id}`} text={text} onText={(next) => onChange({ text: next })} />
      )}
      <div className={styles.previewFoot} id={`${id}-foot`}>
        {isFixed ? (
          <PostStatePill state={known.state} />
        ) : (
          <PreviewFoot chosen={chosen} checks={checks} onChange={onChange} />
        )}
      </div>
      {!isFixed && capabilities.followUps && (
        <FollowUpFields
          capabilities={{ text: capabilities.text, followUps: capabilities.followUps }}
          channelName={channel.name}
          texts={target.followUps}
          onTexts={(followUps) => onChange({ followUps })}
        />
      )}
      {!isFixed && (media.length > 0 || capabilities.optionFields.length > 0) && (
        <details className={styles.more}>
          <summary>{t('preview.more')}</summary>
          <div className={styles.moreBody}>
            <TargetPictures
              media={media}
              chosen={target.mediaIds}
              onChosen={(mediaIds) => onChange({ mediaIds })}
            />
            <TargetOptions
              network={channel.network}
              fields={capabilities.optionFields}
              options={target.options}
              onOptions={(options) => onChange({ options })}
            />
          </div>
        </details>
      )}
    </section>
  );
}

/** The lines that go out under the text by themselves: nobody writes them here. */
function AttributionLines({ text, sent }: { text: string; sent: string }) {
  const { t } = useTranslation('posts');
  if (sent === text) return null;
  return (
    <p className={`${styles.small} ${styles.muted}`}>
      <span className="sr">{t('preview.added')}</span> {sent.slice(text.trimEnd().length).trim()}
    </p>
  );
}

function PreviewFoot({ chosen, checks, onChange }: Pick<PreviewCardProps, 'chosen' | 'checks' | 'onChange'>) {
  const { t } = useTranslation('posts');
  const sentence = useCheckSentence();
  const { target, channel } = chosen;
  const stop = checks.find((check) => check.kind === 'stop' && check.channelId === channel.id);
  const isOwn = target.text !== null;
  return (
    <>
      {stop ? (
        <>
          <span className={styles.bad}>{sentence(stop)}</span>
          {stop.code === 'too_long' && <SplitOffer chosen={chosen} onChange={onChange} />}
        </>
      ) : (
        <span>{t(isOwn ? 'preview.own' : 'preview.asBase')}</span>
      )}
      {isOwn ? (
        <button type="button" className={styles.link} onClick={() => onChange({ text: null })}>
          {t('preview.backToBase')}
        </button>
      ) : (
        <button
          type="button"
          className={styles.link}
          onClick={() => {
            onChange({ text: chosen.text });
            document.getElementById(`words-${channel.id}`)?.focus();
          }}
        >
          {t('preview.makeOwn')}
        </button>
      )}
    </>
  );
}
