import { Button, Textarea } from '@mantine/core';
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';
import { measureText } from '@rupor/shared/posts/count';
import { useTranslation } from 'react-i18next';
import styles from './composer.module.css';
import { LengthMeter } from './length-meter.tsx';

interface FollowUpFieldsProps {
  capabilities: Pick<NetworkCapabilities, 'text'> & {
    followUps: NonNullable<NetworkCapabilities['followUps']>;
  };
  channelName: string;
  texts: readonly string[];
  onTexts(texts: string[]): void;
}

/** What goes out under the post in this channel: the rest of a thread, or a first comment. */
export function FollowUpFields({ capabilities, channelName, texts, onTexts }: FollowUpFieldsProps) {
  const { t } = useTranslation('posts');
  const { kind, maxCount } = capabilities.followUps;
  const change = (index: number, text: string) =>
    onTexts(texts.map((before, place) => (place === index ? text : before)));
  const remove = (index: number) => onTexts(texts.filter((_, place) => place !== index));
  const add = () => onTexts([...texts, '']);
  return (
    <div className={styles.followUps}>
      {texts.map((text, index) => (
        // A part is its place under the post: it has no other identity while it is written.
        <div key={`part-${index + 1}`} className={styles.followUp}>
          <Textarea
            label={t(`followUps.${kind}.label`, { number: index + 1 })}
            description={index === 0 ? t(`followUps.${kind}.hint`) : undefined}
            value={text}
            autosize
            minRows={2}
            maxLength={20_000}
            onChange={(event) => change(index, event.currentTarget.value)}
          />
          <div className={styles.followUpFoot}>
            <LengthMeter measures={measureText(text, capabilities.text, { hasMedia: false })} />
            <Button
              variant="subtle"
              size="sm"
              aria-label={t(`followUps.${kind}.removeOf`, { number: index + 1, channel: channelName })}
              onClick={() => remove(index)}
            >
              {t('followUps.remove')}
            </Button>
          </div>
        </div>
      ))}
      {texts.length < maxCount && (
        <div>
          <Button size="sm" aria-label={t(`followUps.${kind}.addOf`, { channel: channelName })} onClick={add}>
            {t(`followUps.${kind}.add`)}
          </Button>
        </div>
      )}
    </div>
  );
}
