import { SeriesList } from '../../features/posts/plan/series-list.tsx';

export function PostsSeriesPage() {
  return <SeriesList />;
}
