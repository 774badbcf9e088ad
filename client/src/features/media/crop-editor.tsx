import { Button, Slider } from '@mantine/core';
import type { Media } from '@rupor/shared/media/contract';
import { changeFrame, type Frame, frameBetween, WHOLE_FRAME } from '@rupor/shared/media/crop';
import { type Recipe, turnSides } from '@rupor/shared/media/recipe';
import { type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../lib/format.ts';
import { mediaUrl } from './api.ts';
import styles from './library.module.css';

interface Props {
  media: Media;
  recipe: Recipe;
  isBusy: boolean;
  onKeep(cut: Frame): void;
  onClose(): void;
}

const SIDES = ['left', 'top', 'width', 'height'] as const;

/** A frame of any shape: drawn with a finger or a mouse, or set by four sliders that take the keyboard. */
export function CropEditor({ media, recipe, isBusy, onKeep, onClose }: Props) {
  const { t } = useTranslation('library');
  const [frame, setFrame] = useState<Frame>(recipe.cut ?? WHOLE_FRAME);
  return (
    <div className={styles.stack}>
      <p className="muted small">{t('crop.hint')}</p>
      <CropPicture media={media} turn={recipe.turn} frame={frame} onFrame={setFrame} />
      {SIDES.map((side) => (
        <div key={side}>
          <span className="small">
            {t(`crop.${side}`, { percent: formatNumber(Math.round(frame[side] * 100)) })}
          </span>
          <Slider
            value={Math.round(frame[side] * 100)}
            min={side === 'width' || side === 'height' ? 5 : 0}
            max={100}
            label={null}
            size="lg"
            thumbSize={28}
            thumbLabel={t(`crop.${side}Label`)}
            onChange={(value) => setFrame((now) => changeFrame(now, { [side]: value / 100 }))}
          />
        </div>
      ))}
      <div className={styles.row}>
        <Button variant="default" loading={isBusy} onClick={() => onKeep(frame)}>
          {t('crop.keep')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('crop.cancel')}
        </Button>
      </div>
    </div>
  );
}

interface PictureProps {
  media: Media;
  turn: Recipe['turn'];
  frame: Frame;
  onFrame(frame: Frame): void;
}

function CropPicture({ media, turn, frame, onFrame }: PictureProps) {
  const begun = useRef<{ x: number; y: number } | null>(null);
  const stored = { width: media.width ?? 1, height: media.height ?? 1 };
  const turned = turnSides(stored, turn);
  const at = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  };
  const percent = (share: number) => `${share * 100}%`;
  return (
    <div
      className={styles.crop}
      style={{ aspectRatio: `${turned.width} / ${turned.height}` }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        begun.current = at(event);
      }}
      onPointerMove={(event) => {
        if (begun.current) onFrame(frameBetween(begun.current, at(event)));
      }}
      onPointerUp={() => {
        begun.current = null;
      }}
      onPointerCancel={() => {
        begun.current = null;
      }}
    >
      <img
        src={mediaUrl(media.id)}
        alt=""
        draggable={false}
        style={{ width: percent(stored.width / turned.width), rotate: `${turn}deg` }}
      />
      <span
        className={styles.frame}
        style={{
          left: percent(frame.left),
          top: percent(frame.top),
          width: percent(frame.width),
          height: percent(frame.height),
        }}
      />
    </div>
  );
}
