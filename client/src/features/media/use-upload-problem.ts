import { useTranslation } from 'react-i18next';

/** A file that did not arrive. */
export interface UploadProblem {
  name: string;
  /** Code of why; null: nothing is wrong with it. */
  problem: string | null;
  /** Of too_large: how many bytes may be sent; null: that is not known, or not told beside a small form. */
  maxBytes: number | null;
}

/** Why a file did not arrive and what to do, a sentence that names it; null: nothing is wrong with it. */
export function useUploadProblem(): (upload: UploadProblem | null) => string | null {
  const { t } = useTranslation('media');
  return (upload) => {
    if (!upload?.problem) return null;
    const { name, problem, maxBytes } = upload;
    const code = problem === 'too_large' && maxBytes === null ? 'too_large_somewhere' : problem;
    const max = Math.floor((maxBytes ?? 0) / 1_048_576);
    return t([`media:problems.${code}`, 'media:problems.internal'], { name, max });
  };
}
