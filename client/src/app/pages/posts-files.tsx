import { PlanFiles } from '../../features/posts/bulk/plan-files.tsx';

export function PostsFilesPage() {
  return <PlanFiles />;
}
