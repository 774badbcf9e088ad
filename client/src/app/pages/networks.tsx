import { useMediaQuery } from '@mantine/hooks';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { networksQuery } from '../../features/channels/api.ts';
import {
  CapabilityCards,
  CapabilityTable,
  EvidenceLegend,
} from '../../features/channels/capability-matrix.tsx';

export function NetworksPage() {
  const { t } = useTranslation('channels');
  const { data: networks } = useSuspenseQuery(networksQuery());
  const isPhone = useMediaQuery('(max-width: 760px)', undefined, { getInitialValueInEffect: false });
  return (
    <>
      <PageHead title={t('matrix.title')} sub={t('matrix.intro')} />
      {isPhone ? <CapabilityCards networks={networks} /> : <CapabilityTable networks={networks} />}
      <EvidenceLegend />
    </>
  );
}
