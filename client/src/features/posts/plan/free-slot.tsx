import type { Plan } from '@rupor/shared/posts/fields';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../../lib/errors.ts';
import { formatWallTime } from '../../../lib/format.ts';
import composer from '../composer.module.css';
import { nextSlotMutation } from './api.ts';
import styles from './plan.module.css';

interface FreeSlotProps {
  channelIds: string[];
  postId: string;
  onSlot(plan: Plan): void;
}

/** «Ближайшее свободное место»: takes the next usual time at which the chosen channels are silent. */
export function FreeSlot({ channelIds, postId, onSlot }: FreeSlotProps) {
  const { t } = useTranslation(['plan', 'common']);
  const next = useMutation({
    ...nextSlotMutation(),
    onSuccess: ({ plan }) => plan && onSlot(plan),
  });
  const { data, error } = next;
  const words = () => {
    if (error) return errorSentence(error, t);
    if (data?.plan) return t('plan:slot.taken', { when: formatWallTime(data.plan.wallTime) });
    return data?.reason ? t(`plan:slot.none.${data.reason}`) : '';
  };
  return (
    <div className={styles.whole}>
      <button
        type="button"
        className={composer.chip}
        aria-busy={next.isPending}
        onClick={() => next.mutate({ channelIds, postId })}
      >
        {t('plan:slot.take')}
      </button>
      <p role="status" className={`${composer.small} ${composer.muted}`}>
        {words()}{' '}
        {data?.reason && (
          <Link to="/settings/slots" className="link">
            {t('plan:slot.settings')}
          </Link>
        )}
      </p>
    </div>
  );
}
