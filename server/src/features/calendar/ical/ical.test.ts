import { describe, expect, it } from 'vitest';
import { createChannel, DAY_MINUTES, inMinutes } from '../../../../test/content.ts';
import { createOrganization } from '../../../../test/factories.ts';
import { useTestApp } from '../../../../test/harness.ts';

const test = useTestApp();

describe('the calendar at a secret address', () => {
  it('shows what its person may see while they are a member, and no texts', async () => {
    const { people, owner, organization } = await createOrganization(test, { roles: ['editor'] });
    const [wall, other] = [
      await createChannel(test, organization.id),
      await createChannel(test, organization.id),
    ];
    const plan = inMinutes(DAY_MINUTES);
    const mine = await people.editor.call.posts.create({
      title: 'Автобус; остался',
      baseText: 'Тайна',
      plan,
      targets: [{ channelId: wall }],
    });
    await owner.call.posts.create({ title: 'Собрание', plan, targets: [{ channelId: other }] });
    const read = async (url: string) => {
      const answer = await fetch(`${test.origin}${new URL(url).pathname}`);
      return {
        status: answer.status,
        type: answer.headers.get('content-type'),
        text: (await answer.text()).replaceAll('\r\n ', ''),
      };
    };
    const whole = await people.editor.call.calendar.feeds.create({});
    const own = await people.editor.call.calendar.feeds.create({ isMine: true });
    const ofChannel = await people.editor.call.calendar.feeds.create({ channelId: other });
    const all = await read(whole.url);
    expect(all).toMatchObject({ status: 200, type: 'text/calendar; charset=utf-8' });
    expect(all.text).toContain('Автобус\\; остался (черновик');
    expect(all.text).toContain(`/posts/${mine.id}`);
    expect(all.text).toContain('Собрание');
    expect(all.text).not.toContain('Тайна');
    expect((await read(own.url)).text).not.toContain('Собрание');
    expect((await read(ofChannel.url)).text).not.toContain('Автобус');
    const listed = await people.editor.call.calendar.feeds.list();
    expect(listed).toHaveLength(3);
    expect(listed[0]?.readAt).not.toBeNull();
    expect(await owner.call.calendar.feeds.list()).toEqual([]);

    const renewed = await people.editor.call.calendar.feeds.create({ isMine: true });
    expect((await read(own.url)).status).toBe(404);
    await people.editor.call.calendar.feeds.revoke({ isMine: true });
    expect((await read(renewed.url)).status).toBe(404);
    const stored = await test.app.db.calendarFeed.findMany({ where: { organizationId: organization.id } });
    expect(JSON.stringify(stored)).not.toContain(new URL(whole.url).pathname.slice(6, -4));
    await test.app.db.member.update({
      where: { id: people.editor.memberId },
      data: { deactivatedAt: new Date() },
    });
    expect((await read(whole.url)).status).toBe(404);
  });
});
