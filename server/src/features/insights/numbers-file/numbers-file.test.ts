import { describe, expect, it } from 'vitest';
import { createOrganization, createPerson } from '../../../../test/factories.ts';
import { useTestApp } from '../../../../test/harness.ts';
import { createChannel, createPublished } from '../../../../test/published.ts';

const test = useTestApp();
const HEAD = 'Ссылка;Канал;Вышло;Сняты;Просмотры;Комментарии';

/** A messenger (comments are not counted there) with two posts of one day and one with a link. */
async function createWorld() {
  const made = await createOrganization(test, { roles: ['owner', 'council'], timeZone: 'Europe/Moscow' });
  const { id: organizationId, branchId: rootId } = made.organization;
  const channel = await createChannel(test, {
    organizationId,
    network: 'practice-messenger',
    name: 'Завод Ёлка',
  });
  const publish = async (publishedAt: string, data: object = {}) => {
    const { targets, post } = await createPublished(test, {
      organizationId,
      channelIds: [channel.id],
      publishedAt,
      title: `Пост ${publishedAt}`,
    });
    const target = await test.app.db.postTarget.update({ where: { id: targets[0]?.id ?? '' }, data });
    return { post, target };
  };
  const linked = await publish('2026-04-10T09:00:00Z', { remoteUrl: 'https://www.net.example/P/1/' });
  const early = await publish('2026-04-12T06:00:00Z');
  const late = await publish('2026-04-12T15:30:20Z');
  const where = { organizationId };
  const snapshots = () => test.app.db.targetSnapshot.findMany({ where, orderBy: { takenAt: 'asc' } });
  const file = (...rows: string[]) => ({ csv: [HEAD, ...rows].join('\n') });
  return { ...made, organizationId, rootId, channel, linked, early, late, snapshots, file, where };
}

const LINKED = 'http://net.example/p/1;;;15.04.2026;;12';

describe('numbers from a file', () => {
  it('are shown in a dry run, stored once, and the same file changes nothing', async () => {
    const { owner, linked, snapshots, file, where } = await createWorld();
    const { insights } = owner.call;
    const given = file(LINKED, ';завод елка;12.04.2026 18:30;;;7', ';;;;;');
    const dry = await insights.checkNumbersFile(given);
    expect(dry).toMatchObject({ isApplied: false, fresh: 2, same: 0, refused: 0 });
    expect(dry.rows[0]).toMatchObject({ line: 2, postId: linked.post.id, numbers: { comments: 12 } });
    expect(await snapshots()).toEqual([]);
    expect(await insights.applyNumbersFile(given)).toMatchObject({ isApplied: true, fresh: 2 });
    const stored = await snapshots();
    const member = await test.app.db.member.findFirstOrThrow({ where: { ...where, userId: owner.userId } });
    expect(stored).toMatchObject([
      { targetId: linked.target.id, source: 'manual', comments: 12, views: null, enteredById: member.id },
      { source: 'manual', comments: 7, enteredById: member.id },
    ]);
    // The end of that day in Moscow.
    expect(stored[0]?.takenAt.toISOString()).toBe('2026-04-15T20:59:59.999Z');
    expect(await insights.applyNumbersFile(given)).toMatchObject({ fresh: 0, same: 2, refused: 0 });
    expect(await snapshots()).toEqual(stored);
    const { targets } = await insights.postNumbers({ postId: linked.post.id });
    expect(targets[0]).toMatchObject({ latest: { comments: 12 }, manual: ['comments'] });
    const facts = await test.app.db.dayFact.findMany({ where, orderBy: { day: 'asc' } });
    expect(facts[0]).toMatchObject({ comments: 12, source: 'manual' });
    expect(await test.app.db.weekFact.count({ where })).toBe(2);
  });

  it('a later file corrects: what was said and when stays', async () => {
    const { owner, snapshots, file } = await createWorld();
    const { insights } = owner.call;
    await insights.applyNumbersFile(file(LINKED));
    await insights.applyNumbersFile(file(LINKED.replace(';12', ';15').replace('15.04', '16.04')));
    expect((await snapshots()).map(({ comments }) => comments)).toEqual([12, 15]);
    // Another number of the same moment takes its place.
    await insights.applyNumbersFile(file(LINKED.replace(';12', ';11')));
    expect((await snapshots()).map(({ comments }) => comments)).toEqual([11, 15]);
  });

  it('each row that is not understood says why; the others are stored', async () => {
    const { owner, snapshots, file, channel, organizationId } = await createWorld();
    const rows: [string, string, string | null][] = [
      ['https://net.example/none;;;;;5', 'no_post', 'url'],
      ['нет такой;;;;;5', 'bad_link', 'url'],
      [';Неизвестный;12.04.2026;;;5', 'no_channel', 'channel'],
      [';Завод Ёлка;12.04.2026;;;5', 'several_posts', 'date'],
      [';Завод Ёлка;13.04.2026;;;5', 'no_post', 'date'],
      [';Завод Ёлка;;;;5', 'which_post', null],
      [';Завод Ёлка;вчера;;;5', 'not_a_date', 'date'],
      ['net.example/p/1;;;;100;5', 'counted_by_network', 'views'],
      ['net.example/p/1;;;;;1,5 тыс.', 'not_a_number', 'comments'],
      ['net.example/p/1;;;09.04.2026;;5', 'before_publishing', 'takenAt'],
      ['net.example/p/1;;;09.04.2126;;5', 'in_future', 'takenAt'],
      [LINKED, '', null],
      [LINKED, 'twice', null],
    ];
    const report = await owner.call.insights.applyNumbersFile(file(...rows.map(([row]) => row)));
    expect(
      report.rows.map(({ line, problems: [first] }) => [line, first?.code ?? '', first?.field ?? null]),
    ).toEqual(rows.map(([, code, field], index) => [index + 2, code, field]));
    expect(report).toMatchObject({ fresh: 1, refused: 12 });
    expect(report.rows.at(-1)?.problems[0]?.params).toEqual({ line: 13 });
    expect(await snapshots()).toMatchObject([{ comments: 12 }]);
    await createChannel(test, { organizationId, name: channel.name });
    const doubled = await owner.call.insights.checkNumbersFile(file(';Завод Ёлка;12.04.2026 09:00;;;5'));
    expect(doubled.rows[0]?.problems).toMatchObject([{ code: 'several_channels' }]);
  });

  it.each([
    ['', 'empty_file'],
    ['Ссылка;Комментарии\n\uFFFD\uFFFD;5', 'not_utf8'],
    ['Ссылка;Комментарии\n"x;5', 'bad_quotes'],
    ['Ссылка;Разное\nx;5', 'no_number_column'],
    ['Канал;Комментарии\nx;5', 'no_post_column'],
    ['Ссылка;Likes;Нравится\nx;5;5', 'doubled_column'],
    [`Ссылка;Likes\n${'x;5\n'.repeat(5_001)}`, 'too_many_rows'],
  ])('a file that cannot be read is refused whole: %#', async (csv, code) => {
    const { owner } = await createOrganization(test, { roles: [] });
    for (const act of [owner.call.insights.checkNumbersFile, owner.call.insights.applyNumbersFile])
      await expect(act({ csv })).rejects.toMatchObject({
        code: 'invalid_input',
        data: { fields: [{ path: 'csv', code }] },
      });
  });

  it('what a person published takes all numbers; posts of others are not found; other branches are refused', async () => {
    const { owner, late, file, organizationId, rootId, snapshots } = await createWorld();
    const data = { isByHand: true, remoteUrl: 'https://net.example/by-hand' };
    await test.app.db.postTarget.update({ where: { id: late.target.id }, data });
    const row = 'net.example/by-hand;;;;100;5';
    const stranger = await createOrganization(test, { roles: [] });
    const foreign = await stranger.owner.call.insights.applyNumbersFile(file(row));
    expect(foreign.rows[0]).toMatchObject({ postId: null, problems: [{ code: 'no_post' }] });
    const branch = await test.app.db.branch.create({
      data: { organizationId, name: 'Цех', parentId: rootId },
    });
    const person = await createPerson(test, { organizationId, roles: ['admin'], branchId: branch.id });
    const other = await person.call.insights.applyNumbersFile(file(row));
    expect(other.rows[0]?.problems).toMatchObject([{ code: 'other_branch' }]);
    expect(await snapshots()).toEqual([]);
    expect(await owner.call.insights.applyNumbersFile(file(row))).toMatchObject({ fresh: 1 });
    expect(await snapshots()).toMatchObject([{ views: 100, comments: 5 }]);
  });

  it('5,000 rows go in at once, and the template comes back as it went out', async () => {
    const { owner, file, linked, where } = await createWorld();
    const minute = (at: number) => new Date(Date.UTC(2026, 3, 11) + at * 60_000).toISOString().slice(0, 16);
    const rows = Array.from({ length: 5_000 }, (_, at) => `net.example/p/1;;;${minute(at)};;${at}`);
    expect(await owner.call.insights.applyNumbersFile(file(...rows))).toMatchObject({ fresh: 5_000 });
    expect(await owner.call.insights.applyNumbersFile(file(...rows))).toMatchObject({
      same: 5_000,
      fresh: 0,
    });
    expect(await test.app.db.targetSnapshot.count({ where })).toBe(5_000);
    expect(await test.app.db.targetTotal.findMany({ where })).toMatchObject([
      { targetId: linked.target.id, comments: 4_999 },
    ]);
    const { csv } = await owner.call.insights.numbersTemplate({ from: '2026-04-01', to: '2026-04-30' });
    const lines = csv.trim().split('\r\n');
    expect(lines).toHaveLength(4);
    const filled = [lines[0], ...lines.slice(1).map((line) => line.replace(/;;;$/, ';3;;'))].join('\n');
    expect(await owner.call.insights.checkNumbersFile({ csv: filled })).toMatchObject({
      fresh: 3,
      refused: 0,
    });
  });
});
