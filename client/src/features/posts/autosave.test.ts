import { expect, test } from 'vitest';
import { Autosave, type AutosaveState, IDLE_MS, type LocalCopy, type SaveOutcome } from './autosave.ts';

interface Draft {
  text: string;
}

/** A server of one post, a clock that is wound by hand, a device that remembers one copy. */
function bench(options: { postId?: string; version?: number } = {}) {
  const timers: { at: number; run: () => void }[] = [];
  const sent: { postId: string; version: number; content: Draft }[] = [];
  const answers: ((outcome: SaveOutcome<Draft>) => void)[] = [];
  const states: AutosaveState<Draft>[] = [];
  let time = 0;
  let copy: LocalCopy<Draft> | null = null;
  const autosave = new Autosave<Draft>(
    { content: { text: '' }, postId: options.postId ?? 'p1', version: options.version ?? 0, savedAt: null },
    {
      save(input) {
        sent.push(input);
        return new Promise((resolve) => answers.push(resolve));
      },
      after(ms, run) {
        const timer = { at: time + ms, run };
        timers.push(timer);
        return () => {
          timers.splice(timers.indexOf(timer), 1);
        };
      },
      keep(next) {
        copy = next;
      },
      now: () => `t${time}`,
      onState: (state) => states.push(state),
    },
  );
  return {
    autosave,
    sent,
    states,
    copy: () => copy,
    timers,
    wind(ms: number) {
      time += ms;
      for (const timer of timers.filter((one) => one.at <= time)) {
        timers.splice(timers.indexOf(timer), 1);
        timer.run();
      }
    },
    async answer(outcome: SaveOutcome<Draft>) {
      const resolve = answers.shift();
      if (!resolve) throw new Error('nothing was asked');
      resolve(outcome);
      // settle runs in the continuation of the promise that was just resolved
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    },
  };
}

const saved = (version: number): SaveOutcome<Draft> => ({
  kind: 'saved',
  version,
  savedAt: '11:04',
});

test('saves once after a second of silence and drops the copy', async () => {
  const b = bench();
  b.autosave.change({ text: 'а' });
  b.wind(IDLE_MS - 1);
  b.autosave.change({ text: 'аб' });
  b.wind(IDLE_MS - 1);
  expect(b.sent).toEqual([]);
  expect(b.copy()?.content).toEqual({ text: 'аб' });
  b.wind(1);
  expect(b.sent).toEqual([{ postId: 'p1', version: 0, content: { text: 'аб' } }]);
  await b.answer(saved(1));
  expect(b.autosave.state).toMatchObject({ status: 'saved', version: 1, savedAt: '11:04' });
  expect(b.copy()).toBeNull();
});

test('what is typed while a save runs is sent next, with the new version', async () => {
  const b = bench();
  b.autosave.change({ text: 'а' });
  b.wind(IDLE_MS);
  b.autosave.change({ text: 'аб' });
  b.wind(IDLE_MS * 5);
  expect(b.sent).toHaveLength(1);
  await b.answer(saved(1));
  expect(b.copy()).toMatchObject({ postId: 'p1', version: 1, content: { text: 'аб' } });
  b.wind(IDLE_MS);
  expect(b.sent[1]).toEqual({ postId: 'p1', version: 1, content: { text: 'аб' } });
});

test('without a connection the copy stays and it tries again, less and less often', async () => {
  const b = bench({ postId: 'p1', version: 3 });
  b.autosave.change({ text: 'а' });
  b.wind(IDLE_MS);
  await b.answer({ kind: 'offline' });
  expect(b.autosave.state.status).toBe('offline');
  expect(b.copy()?.content).toEqual({ text: 'а' });
  b.wind(3_000);
  expect(b.sent).toHaveLength(2);
  await b.answer({ kind: 'offline' });
  b.wind(5_999);
  expect(b.sent).toHaveLength(2);
  b.autosave.retry();
  expect(b.sent).toHaveLength(3);
  await b.answer(saved(4));
  expect(b.autosave.state).toMatchObject({ status: 'saved', version: 4 });
  expect(b.timers).toEqual([]);
});

test('an expired session keeps the text and sends nothing until the person is back', async () => {
  const b = bench({ postId: 'p1', version: 3 });
  b.autosave.change({ text: 'а' });
  b.wind(IDLE_MS);
  await b.answer({ kind: 'signedOut' });
  b.autosave.change({ text: 'аб' });
  b.wind(60_000);
  expect(b.sent).toHaveLength(1);
  expect(b.copy()?.content).toEqual({ text: 'аб' });
  b.autosave.retry();
  expect(b.sent[1]?.content).toEqual({ text: 'аб' });
});

const conflict: SaveOutcome<Draft> = {
  kind: 'conflict',
  theirs: { text: 'их' },
  version: 7,
  editedBy: { id: 'm', name: 'Марина' },
  editedAt: '11:05',
};

test('a conflict stops saving until a person chooses; their text wins when chosen', async () => {
  const b = bench({ postId: 'p1', version: 3 });
  b.autosave.change({ text: 'моё' });
  b.wind(IDLE_MS);
  await b.answer(conflict);
  b.autosave.change({ text: 'моё и ещё' });
  b.wind(60_000);
  expect(b.sent).toHaveLength(1);
  expect(b.copy()?.content).toEqual({ text: 'моё и ещё' });
  b.autosave.takeTheirs();
  expect(b.autosave.state).toMatchObject({ status: 'saved', content: { text: 'их' }, version: 7 });
  expect(b.copy()).toBeNull();
});

test('my text is sent on top of their version when I keep it', async () => {
  const b = bench({ postId: 'p1', version: 3 });
  b.autosave.change({ text: 'моё' });
  b.wind(IDLE_MS);
  await b.answer(conflict);
  b.autosave.keepMine();
  expect(b.sent[1]).toEqual({ postId: 'p1', version: 7, content: { text: 'моё' } });
  await b.answer(saved(8));
  expect(b.autosave.state).toMatchObject({ status: 'saved', version: 8, conflict: null });
});

test('flush sends at once and answers with what came of it', async () => {
  const b = bench({ postId: 'p1', version: 3 });
  b.autosave.change({ text: 'а' });
  const flushed = b.autosave.flush();
  expect(b.sent).toHaveLength(1);
  await b.answer(saved(4));
  expect(await flushed).toMatchObject({ status: 'saved', version: 4 });
  expect(await b.autosave.flush()).toMatchObject({ status: 'saved' });
  expect(b.sent).toHaveLength(1);
});

test('what others saved appears only while nothing of mine is unsaved', async () => {
  const b = bench({ postId: 'p1', version: 3 });
  const theirs = { text: 'их' };
  expect(b.autosave.adopt(theirs, { version: 3, savedAt: '11:05' })).toBe(false);
  expect(b.autosave.adopt(theirs, { version: 4, savedAt: '11:05' })).toBe(true);
  expect(b.autosave.state).toMatchObject({ content: theirs, version: 4 });
  b.autosave.change({ text: 'моё' });
  expect(b.autosave.adopt(theirs, { version: 5, savedAt: '11:06' })).toBe(false);
  expect(b.autosave.state.content).toEqual({ text: 'моё' });
});

test('a copy of this device goes on, but asks when others have saved since', () => {
  const mine = { text: 'моё' };
  const copy = { postId: 'p1', version: 3, content: mine, at: '10:00' };
  const fresh = bench({ postId: 'p1', version: 3 });
  fresh.autosave.resume(copy, { editedBy: null });
  expect(fresh.autosave.state).toMatchObject({ status: 'waiting', content: mine });
  const old = bench({ postId: 'p1', version: 5 });
  old.autosave.resume(copy, { editedBy: { id: 'm', name: 'Марина' } });
  old.wind(IDLE_MS);
  expect(old.sent).toEqual([]);
  expect(old.autosave.state).toMatchObject({
    status: 'conflict',
    content: mine,
    conflict: { theirs: { text: '' }, version: 5, editedBy: { name: 'Марина' } },
  });
});

test('after stop no timer runs and nobody is told', async () => {
  const b = bench({ postId: 'p1', version: 3 });
  b.autosave.change({ text: 'а' });
  b.autosave.stop();
  const told = b.states.length;
  b.wind(IDLE_MS * 10);
  expect(b.sent).toEqual([]);
  expect(b.states).toHaveLength(told);
  expect(b.copy()?.content).toEqual({ text: 'а' });
});
