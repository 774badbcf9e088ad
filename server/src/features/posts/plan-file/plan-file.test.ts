import type { ChosenColumns } from '@rupor/shared/posts/batches-contract';
import { guessMapping } from '@rupor/shared/posts/plan-file';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { createChannel } from '../../../../test/content.ts';
import { createOrganization } from '../../../../test/factories.ts';
import { useTestApp } from '../../../../test/harness.ts';

const test = useTestApp();
const year = new Date().getUTCFullYear() + 1;
const file = (text: string, name = 'plan.csv') => new File([text], name, { type: 'text/csv' });

async function prepare() {
  const made = await createOrganization(test, { roles: ['ambassador', 'editor'] });
  const organizationId = made.organization.id;
  const wall = await createChannel(test, organizationId);
  const messenger = await createChannel(test, organizationId, { network: 'practice-messenger' });
  const channel = await test.app.db.channel.findUniqueOrThrow({ where: { id: wall } });
  await test.app.db.channel.update({ where: { id: messenger }, data: { name: channel.name } });
  const rubric = await test.app.db.rubric.create({ data: { organizationId, name: 'Победы' } });
  return { ...made, wall, messenger, name: channel.name, rubric };
}

type Call = Awaited<ReturnType<typeof prepare>>['owner']['call'];

/** Reads, checks and loads a file to its end. */
async function load(call: Call, sent: File) {
  const read = await call.posts.files.read({ file: sent });
  const chosen: ChosenColumns = { id: read.id, mapping: read.mapping, time: '12:00' };
  const report = await call.posts.files.check(chosen);
  let batch = await call.posts.files.run(chosen);
  while (batch.state === 'running') batch = await call.posts.files.run(chosen);
  return { read, report, batch };
}

describe('a plan from a file', () => {
  it('makes drafts of what it understands, says why of the rest, and is undone as one', async () => {
    const { owner, wall, messenger, name, rubric } = await prepare();
    const csv = [
      'Дата;Время;Куда;Тема;Текст;Рубрика;Ответственный',
      `20.11.${year};17:00;${name} (practice-wall), ${name} (practice-messenger);Победа;Раздевалку греют;победы;Анна`,
      `21.11.${year};;;Без времени;"Две\nстроки";;`,
      `31.02.${year};;;Нет такого дня;Текст;;`,
      `22.11.${year};25:10;${name};Два канала с одним именем;Текст;Погода;`,
      '20.11.2020;10:00;;Давно;Текст;;',
      ';;;;;Победы;',
    ].join('\r\n');
    const { read, report, batch } = await load(owner.call, file(csv));
    expect(read.mapping).toEqual(['date', 'time', 'channels', 'title', 'text', 'rubric', null]);
    expect(report).toMatchObject({ made: 2, changed: 0, refused: 4 });
    expect(
      report.rows
        .filter(({ result }) => result === 'refused')
        .map(({ line, problems }) => [line, ...problems.map(({ code }) => code)]),
    ).toEqual([
      [5, 'bad_date'],
      [6, 'bad_time', 'several_names', 'no_name'],
      [7, 'past_time'],
      [8, 'no_text'],
    ]);
    expect(batch).toMatchObject({
      state: 'done',
      total: 6,
      done: 6,
      counts: { made: 2, refused: 4 },
      isMine: true,
    });
    const { items } = await owner.call.posts.list({ page: 1, sort: 'due', order: 'asc' });
    const full = await owner.call.posts.get({ id: items[0]?.id ?? '' });
    expect(full).toMatchObject({ title: 'Победа', state: 'draft', rubricId: rubric.id, version: 1 });
    expect(full.targets.map(({ channel }) => channel.id).sort()).toEqual([wall, messenger].sort());
    expect(full.targets[0]).toMatchObject({
      state: 'draft',
      wallTime: `${year}-11-20T17:00`,
      timeZone: 'Asia/Yekaterinburg',
    });
    expect(await owner.call.posts.batches.problems({ id: batch.id })).toHaveLength(4);

    await owner.call.posts.save({ id: full.id, version: 1, title: 'Победа цеха' });
    expect(await owner.call.posts.batches.undo({ id: batch.id })).toMatchObject({
      kept: 1,
      batch: { state: 'undone' },
    });
    expect((await owner.call.posts.list({ page: 1 })).items.map(({ id }) => id)).toEqual([full.id]);
    await expect(owner.call.posts.batches.undo({ id: batch.id })).rejects.toMatchObject({
      code: 'state_conflict',
    });
  });

  it('remembers columns and says that the very file was loaded', async () => {
    const { owner } = await prepare();
    const sent = () => file('Тема;Заметка\nСобрание;Текст заметки\n');
    const first = await owner.call.posts.files.read({ file: sent() });
    expect(first).toMatchObject({ mapping: ['title', null], isRemembered: false, loadedAt: null });
    await owner.call.posts.files.run({ id: first.id, mapping: ['title', 'text'], time: '12:00' });
    const again = await owner.call.posts.files.read({ file: sent() });
    expect(again).toMatchObject({ mapping: ['title', 'text'], isRemembered: true });
    expect(again.loadedAt).not.toBeNull();
    // A line is done once, however often and from however many tabs it is asked.
    const chosen = { id: again.id, mapping: again.mapping, time: '12:00' };
    await Promise.all([1, 2, 3].map(() => owner.call.posts.files.run(chosen)));
    expect((await owner.call.posts.list({ page: 1 })).total).toBe(2);
  });

  it.each(['csv', 'xlsx'] as const)(
    'goes round as %s: untouched it changes nothing, changed it changes that post',
    async (format) => {
      const { owner, wall } = await prepare();
      const plan = { wallTime: `${year}-11-20T17:05`, timeZone: 'Asia/Yekaterinburg' };
      const post = await owner.call.posts.create({
        ...{ title: '=Не формула', baseText: 'Первая\nвторая; "в кавычках"', plan },
        targets: [{ channelId: wall, text: 'Своё в канале' }],
      });
      const { body } = await owner.call.posts.files.export({ format, locale: 'ru' });
      const same = await load(owner.call, body);
      expect(same.batch.counts).toEqual({ made: 0, changed: 0, same: 1, refused: 0 });

      const headings = same.read.headings;
      const rows = same.read.sample.map((cells) =>
        cells.map((cell, at) =>
          headings[at] === 'Текст' ? 'Заново' : headings[at] === 'Дата' ? `21.11.${year}` : cell,
        ),
      );
      const other = new File(
        [
          new Uint8Array(
            await writeXlsxFile(
              [headings, ...rows].map((cells) => cells.map((value) => ({ value, type: String }))),
            ).toBuffer(),
          ),
        ],
        'plan.xlsx',
      );
      const { batch } = await load(owner.call, other);
      expect(batch.counts).toEqual({ made: 0, changed: 1, same: 0, refused: 0 });
      const changed = await owner.call.posts.get({ id: post.id });
      expect(changed).toMatchObject({ title: '=Не формула', baseText: 'Заново' });
      expect(changed.targets[0]).toMatchObject({ text: 'Своё в канале', wallTime: `${year}-11-21T17:05` });
      await owner.call.posts.batches.undo({ id: batch.id });
      expect(await owner.call.posts.get({ id: post.id })).toMatchObject({
        baseText: post.baseText,
        targets: [{ wallTime: plan.wallTime }],
      });
    },
  );

  it('refuses files that it cannot read for certain, and rows that are not for this person', async () => {
    const { owner, people } = await prepare();
    const codeOf = (sent: File) =>
      owner.call.posts.files.read({ file: sent }).then(
        () => null,
        (error: { data?: { fields?: { code: string }[] } }) => error.data?.fields?.[0]?.code,
      );
    expect(await codeOf(file(''))).toBe('empty_file');
    expect(await codeOf(file('a;"b\n1;2'))).toBe('bad_quotes');
    expect(await codeOf(file('PK\u0003\u0004 не таблица', 'plan.xlsx'))).toBe('bad_file');
    const post = await owner.call.posts.create({ title: 'Чужое', baseText: 'Чужое' });
    const sent = () =>
      file(`Номер в Рупоре;Тема\n${post.id};Моё\n${post.id};Ещё раз\n${crypto.randomUUID()};Нет такого\n`);
    const { report } = await load(people.ambassador.call, sent());
    expect(report.rows.map(({ problems }) => problems[0]?.code)).toEqual(['not_allowed', 'twice', 'no_post']);
    const { batch } = await load(owner.call, sent());
    await expect(people.ambassador.call.posts.batches.undo({ id: batch.id })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(guessMapping(['Номер'])).toEqual(['id']);
  });
});

describe('many posts at once', () => {
  it('finds words, replaces them where it was asked, and puts them back', async () => {
    const { owner, wall } = await prepare();
    const one = await owner.call.posts.create({ title: 'Цех № 5', baseText: 'Наш цех и цеховой комитет' });
    const two = await owner.call.posts.create({
      baseText: 'Ничего',
      targets: [{ channelId: wall, text: 'Цех зовёт' }],
    });
    const words = { find: 'цех', with: 'участок', wholeWords: true };
    const { items } = await owner.call.posts.batches.findText(words);
    expect(
      new Map(
        items.map(({ postId, places }) => [postId, places.map(({ place, hits }) => [place, hits.length])]),
      ),
    ).toEqual(
      new Map([
        [
          one.id,
          [
            ['title', 1],
            ['text', 1],
          ],
        ],
        [two.id, [['channel', 1]]],
      ]),
    );
    const posts = items.map(({ postId, version }) => ({ id: postId, version }));
    await owner.call.posts.save({ id: two.id, version: two.version, title: 'Поменяли после' });
    const batch = await owner.call.posts.batches.replaceText({ ...words, posts });
    expect(batch).toMatchObject({ kind: 'replace', counts: { changed: 1, refused: 1 } });
    expect(await owner.call.posts.get({ id: one.id })).toMatchObject({
      title: 'участок № 5',
      baseText: 'Наш участок и цеховой комитет',
    });
    await owner.call.posts.batches.undo({ id: batch.id });
    expect(await owner.call.posts.get({ id: one.id })).toMatchObject({
      title: 'Цех № 5',
      baseText: one.baseText,
    });
  });

  it('copies a week with its times and undoes it', async () => {
    const { owner, wall } = await prepare();
    const plan = { wallTime: `${year}-11-18T17:05`, timeZone: 'Asia/Yekaterinburg' };
    const post = await owner.call.posts.create({ baseText: 'Приём', plan, targets: [{ channelId: wall }] });
    await owner.call.posts.create({ baseText: 'Без времени', targets: [{ channelId: wall }] });
    const weeks = { from: `${year}-11-18`, to: `${year}-12-02` };
    expect(await owner.call.posts.batches.week(weeks)).toMatchObject([
      { postId: post.id, newWallTime: `${year}-12-02T17:05`, isPast: false, isRepeated: false },
    ]);
    const batch = await owner.call.posts.batches.copyWeek({ ...weeks, postIds: [post.id] });
    const days = { from: `${year}-12-01`, to: `${year}-12-07` };
    const copied = await owner.call.calendar.range({ ...days, perDay: 12 });
    expect(copied.days.map(({ day, total }) => [day, total])).toEqual([[`${year}-12-02`, 1]]);
    await owner.call.posts.batches.undo({ id: batch.id });
    expect((await owner.call.calendar.range({ ...days, perDay: 12 })).total).toBe(0);
  });

  it('keeps texts with blanks', async () => {
    const { owner, people } = await prepare();
    const made = await owner.call.posts.templates.create({ name: 'Собрание', text: 'В {{цех}} собрание' });
    expect(await people.ambassador.call.posts.templates.list()).toMatchObject([
      { id: made.id, canChange: false },
    ]);
    await owner.call.posts.templates.remove({ id: made.id });
    expect(await owner.call.posts.templates.list()).toEqual([]);
    await owner.call.posts.templates.restore({ id: made.id });
    const saved = await people.editor.call.posts.templates.save({ id: made.id, name: 'Сбор', text: 'Иначе' });
    expect(saved).toMatchObject({ name: 'Сбор', canChange: true });
  });
});
