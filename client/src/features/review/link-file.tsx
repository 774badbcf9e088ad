import { Button } from '@mantine/core';
import type { LinkPost } from '@rupor/shared/review/contract';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileTile, useFileFacts } from '../../components/file-tile.tsx';
import { FormProblem } from '../../components/form-problem.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { linkFileMutation } from './api.ts';

interface Props {
  token: string;
  file: LinkPost['channels'][number]['files'][number];
}

/** A film or a document behind a link: asked for by a press, since it may be large; then played or saved. */
export function LinkFile({ token, file }: Props) {
  const { t } = useTranslation(['review', 'common']);
  const facts = useFileFacts();
  const [src, setSrc] = useState<string | null>(null);
  const load = useMutation({
    ...linkFileMutation(),
    onSuccess: ({ body }) => setSrc(URL.createObjectURL(body)),
  });
  useEffect(() => () => (src === null ? undefined : URL.revokeObjectURL(src)), [src]);
  if (src) return <FileTile file={file} src={src} altText={file.altText} />;
  const words = { name: file.originalName, facts: facts(file) };
  return (
    <div>
      <Button loading={load.isPending} onClick={() => load.mutate({ token, id: file.id })}>
        {t(file.kind === 'video' ? 'review:door.play' : 'review:door.read', words)}
      </Button>
      <FormProblem>{load.error ? errorSentence(load.error, t) : null}</FormProblem>
    </div>
  );
}
