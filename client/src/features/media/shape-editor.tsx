import { Button, Chip, Select } from '@mantine/core';
import type { Media } from '@rupor/shared/media/contract';
import { EVERYWHERE, type FocalPoint, type Recipe, type Recipes, Shape } from '@rupor/shared/media/recipe';
import { IconCrop, IconRotateClockwise } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../components/form-problem.tsx';
import { CardSection } from '../../components/section.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import { networksQuery } from '../channels/api.ts';
import { lookUrl, mediaKey, mediaUrl, shapeMutation } from './api.ts';
import { CropEditor } from './crop-editor.tsx';
import styles from './library.module.css';

const WHOLE: Recipe = { turn: 0, shape: null, cut: null };
const TURNS = { 0: 90, 90: 180, 180: 270, 270: 0 } as const;

/** Turn, shape and what matters, for all networks or for one. The stored picture stays whole. */
export function ShapeEditor({ media, forbidsChange }: { media: Media; forbidsChange: boolean }) {
  const { t } = useTranslation(['library', 'networks']);
  const queryClient = useQueryClient();
  const networks = useQuery(networksQuery()).data ?? [];
  const [network, setNetwork] = useState<string>(EVERYWHERE);
  const [isCropping, setCropping] = useState(false);
  const shape = useMutation({
    ...shapeMutation(),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: mediaKey() }),
  });
  const recipes = media.recipes ?? {};
  const own = recipes[network];
  const recipe = own ?? recipes[EVERYWHERE] ?? WHOLE;
  const keep = (next: Recipe) => {
    const before = media.recipes;
    const isWhole = next.turn === 0 && next.shape === null && next.cut === null;
    const after: Recipes = { ...recipes, [network]: next };
    if (isWhole && (network === EVERYWHERE || !recipes[EVERYWHERE])) delete after[network];
    shape.mutate(
      { id: media.id, recipes: after },
      {
        onSuccess: () =>
          offerUndo(t('library:shape.kept'), () => shape.mutate({ id: media.id, recipes: before })),
      },
    );
  };
  return (
    <CardSection title={t('library:shape.title')}>
      <div className={styles.stack}>
        <p className="muted small">{t('library:shape.hint')}</p>
        {forbidsChange && <p className={styles.warn}>{t('library:shape.forbidden')}</p>}
        <FocalPicture media={media} onPoint={(focal) => shape.mutate({ id: media.id, focal })} />
        <Select
          label={t('library:shape.where')}
          data={[
            { value: EVERYWHERE, label: t('library:shape.everywhere') },
            ...networks.map(({ id, name }) => ({
              value: id,
              label: t(`networks:${id}.name`, { defaultValue: name }),
            })),
          ]}
          value={network}
          allowDeselect={false}
          onChange={(next) => setNetwork(next ?? EVERYWHERE)}
        />
        <Chip.Group
          value={recipe.cut ? null : (recipe.shape ?? 'own')}
          onChange={(value) => keep({ ...recipe, shape: Shape.safeParse(value).data ?? null, cut: null })}
        >
          <div className={styles.row} role="radiogroup" aria-label={t('library:shape.shape')}>
            {['own', ...Shape.options].map((value) => (
              <Chip key={value} value={value} styles={{ label: { height: '2.75rem' } }}>
                {value === 'own' ? t('library:shape.own') : value}
              </Chip>
            ))}
          </div>
        </Chip.Group>
        {isCropping && (
          <CropEditor
            key={`${network}${recipe.turn}`}
            media={media}
            recipe={recipe}
            isBusy={shape.isPending}
            onKeep={(cut) => {
              keep({ ...recipe, shape: null, cut });
              setCropping(false);
            }}
            onClose={() => setCropping(false)}
          />
        )}
        <div className={styles.row}>
          <Button
            variant="default"
            leftSection={<IconRotateClockwise size={18} stroke={1.75} aria-hidden />}
            onClick={() => keep({ ...recipe, turn: TURNS[recipe.turn], cut: null })}
          >
            {t('library:shape.turn')}
          </Button>
          {!isCropping && (
            <Button
              variant="default"
              leftSection={<IconCrop size={18} stroke={1.75} aria-hidden />}
              onClick={() => setCropping(true)}
            >
              {t('library:crop.open')}
            </Button>
          )}
          {own && (
            <Button variant="subtle" onClick={() => keep(WHOLE)}>
              {t('library:shape.reset')}
            </Button>
          )}
        </div>
        <FormProblem>{shape.isError ? errorSentence(shape.error, t) : null}</FormProblem>
        <figure>
          <img className={styles.picture} src={lookUrl(media, network)} alt={t('library:shape.result')} />
          <figcaption className="muted small">{t('library:shape.result')}</figcaption>
        </figure>
      </div>
    </CardSection>
  );
}

/** A tap says what matters; arrows move the point by a twentieth. */
function FocalPicture({ media, onPoint }: { media: Media; onPoint(point: FocalPoint): void }) {
  const { t } = useTranslation('library');
  const point = media.focal ?? { x: 0.5, y: 0.5 };
  const at = (event: PointerEvent<HTMLButtonElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    onPoint({
      x: inside((event.clientX - box.left) / box.width),
      y: inside((event.clientY - box.top) / box.height),
    });
  };
  const steps: Record<string, [number, number]> = {
    ArrowLeft: [-0.05, 0],
    ArrowRight: [0.05, 0],
    ArrowUp: [0, -0.05],
    ArrowDown: [0, 0.05],
  };
  return (
    <button
      type="button"
      className={styles.aim}
      aria-label={t('shape.focal')}
      onPointerUp={at}
      onKeyDown={(event) => {
        const step = steps[event.key];
        if (!step) return;
        event.preventDefault();
        onPoint({ x: inside(point.x + step[0]), y: inside(point.y + step[1]) });
      }}
    >
      <img className={styles.picture} src={mediaUrl(media.id)} alt="" />
      <span className={styles.point} style={{ left: `${point.x * 100}%`, top: `${point.y * 100}%` }} />
    </button>
  );
}

function inside(share: number): number {
  return Math.min(1, Math.max(0, share));
}
