import { Button, Textarea } from '@mantine/core';
import type { ReviewPerson } from '@rupor/shared/review/fields';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../lib/errors.ts';
import { newId } from '../../lib/new-id.ts';
import { addCommentMutation, commentsQuery } from './api.ts';
import { mentionedIn, peopleFor, startedMention } from './mentions.ts';
import classes from './review.module.css';
import type { SelectedWords } from './use-selected-words.ts';

interface Props {
  postId: string;
  people: readonly ReviewPerson[];
  /** The remark it answers. */
  parentId?: string;
  words?: SelectedWords | null;
  onForget?: () => void;
  onDone?: () => void;
}

/** One field and its button; «@» offers names. What was typed stays until the server has it. */
export function RemarkForm({ postId, people, parentId, words = null, onForget, onDone }: Props) {
  const { t } = useTranslation(['review', 'common']);
  const queries = useQueryClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const [id, setId] = useState(newId);
  const [body, setBody] = useState('');
  const [cursor, setCursor] = useState(0);
  const add = useMutation({
    ...addCommentMutation(),
    onSuccess: () => {
      setBody('');
      setId(newId());
      onForget?.();
      onDone?.();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: commentsQuery(postId).queryKey }),
  });
  const started = startedMention(body, cursor);
  const found = started ? peopleFor(started.words, people) : [];
  const choose = ({ name }: ReviewPerson) => {
    if (!started) return;
    const next = `${body.slice(0, started.at)}@${name} ${body.slice(cursor)}`;
    setBody(next);
    setCursor(started.at + name.length + 2);
    field.current?.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (body.trim() === '') return field.current?.focus();
    const mentionIds = mentionedIn(body, people);
    const quote = words === null ? {} : { quote: words };
    add.mutate({ id, postId, parentId, body: body.trim(), mentionIds, ...quote });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      {words && (
        <p className={classes.quote}>
          {words.text}
          <Button
            size="sm"
            variant="subtle"
            leftSection={<IconX size={16} stroke={1.75} aria-hidden />}
            onClick={onForget}
          >
            {t('review:talk.wholePost')}
          </Button>
        </p>
      )}
      <Textarea
        ref={field}
        label={t(parentId ? 'review:talk.answer' : 'review:talk.label')}
        description={parentId || words ? undefined : t('review:talk.hint')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4_000}
        value={body}
        error={add.error ? errorSentence(add.error, t) : null}
        onChange={({ currentTarget }) => {
          setBody(currentTarget.value);
          setCursor(currentTarget.selectionStart);
        }}
        onSelect={({ currentTarget }) => setCursor(currentTarget.selectionStart)}
      />
      {found.length > 0 && (
        <fieldset className={classes.names}>
          <legend className="sr">{t('review:talk.whom')}</legend>
          {found.map((person) => (
            <Button key={person.id} size="sm" variant="default" onClick={() => choose(person)}>
              {person.name}
            </Button>
          ))}
        </fieldset>
      )}
      <Button type="submit" loading={add.isPending}>
        {t('review:talk.say')}
      </Button>
    </form>
  );
}
