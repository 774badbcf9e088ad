import '@mantine/spotlight/styles.css';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PostStateSign } from '../../components/post-state-sign.tsx';
import { postsQuery } from '../../features/posts/api.ts';
import { PLACES } from './places.ts';

const [store, box] = createSpotlight();
const MIN_LETTERS = 2;

/** Places, commands and posts by their words. `asked` grows each time somebody opens it. */
export function SearchBox({ asked }: { asked: number }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  useEffect(() => {
    if (asked > 0) box.open();
  }, [asked]);
  const commands = useCommands();
  const posts = useFoundPosts(query);
  return (
    <Spotlight
      store={store}
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      clearQueryOnClose
      scrollable
      maxHeight="60vh"
      overlayProps={{ backgroundOpacity: 0.45, blur: 0 }}
      nothingFound={t('common:search.nothing')}
      searchProps={{
        leftSection: <IconSearch size={20} stroke={1.75} />,
        placeholder: t('common:search.what'),
        'aria-label': t('common:act.find'),
      }}
      actions={[
        { group: t('common:search.posts'), actions: posts },
        { group: t('common:search.places'), actions: commands },
      ]}
      filter={(words, groups) => groups.map((group) => keepMatching(words, group, posts))}
    />
  );
}

type Group = Parameters<NonNullable<Parameters<typeof Spotlight>[0]['filter']>>[1][number];

/** Posts were matched by the server; places match by their name. */
function keepMatching(words: string, group: Group, posts: SpotlightActionData[]): Group {
  if (!('actions' in group) || group.actions === posts) return group;
  const wanted = words.trim().toLocaleLowerCase();
  return {
    ...group,
    actions: group.actions.filter((action) => (action.label ?? '').toLocaleLowerCase().includes(wanted)),
  };
}

function useCommands(): SpotlightActionData[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const places = PLACES.flatMap((group) => [...group.places]).map((place) => ({
    id: place.to,
    label: t(place.key),
    leftSection: <place.icon size={20} stroke={1.75} />,
    onClick: () => void navigate({ to: place.to }),
  }));
  const write = {
    id: 'write',
    label: t('common:nav.write'),
    leftSection: <IconPlus size={20} stroke={1.75} />,
    onClick: () => void navigate({ to: '/posts/new' }),
  };
  return [write, ...places];
}

function useFoundPosts(query: string): SpotlightActionData[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [words] = useDebouncedValue(query.trim(), 250);
  const isAsked = words.length >= MIN_LETTERS;
  const { data } = useQuery({ ...postsQuery({ q: words }), enabled: isAsked });
  if (!isAsked || !data) return [];
  return data.items.slice(0, 8).map((post) => ({
    id: post.id,
    label: post.heading || t('common:search.untitled'),
    description: t(`common:postState.${post.state}`),
    leftSection: <PostStateSign state={post.state} size={20} hasWord />,
    onClick: () => void navigate({ to: '/posts/$postId', params: { postId: post.id } }),
  }));
}
