import { setImmediate as turn } from 'node:timers/promises';
import type { Chunk } from './chunk.js';
import { ReadAhead } from './read-ahead.js';

/** An input whose answers the test gives, one fetch after the other. */
function input(topic: string, from = 0) {
  const asked: number[] = [];
  let answer = Promise.withResolvers<Chunk>();
  const fetch = (at: number): Promise<Chunk> => {
    asked.push(at);
    answer = Promise.withResolvers<Chunk>();
    return answer.promise;
  };
  return {
    of: { topic, from, reader: { fetch, close: () => undefined } },
    asked,
    answers: (next: number) => answer.resolve({ records: [], next, stable: next }),
    fails: (error: Error) => answer.reject(error),
  };
}

describe('reading ahead', () => {
  it('hands out together what has arrived of all inputs, and goes on behind it', async () => {
    const [gwent, dyfed] = [input('gwent', 5), input('dyfed')];
    const ahead = new ReadAhead([gwent.of, dyfed.of]);
    gwent.answers(7);
    dyfed.answers(3);
    await turn();

    expect(await ahead.next(0)).toMatchObject([
      { topic: 'gwent', next: 7 },
      { topic: 'dyfed', next: 3 },
    ]);
    expect([gwent.asked, dyfed.asked]).toEqual([
      [5, 7],
      [0, 3],
    ]);
  });

  it('waits for the first to arrive, and for no other', async () => {
    const [busy, quiet] = [input('busy'), input('quiet')];
    const ahead = new ReadAhead([busy.of, quiet.of]);
    const next = ahead.next(0);
    busy.answers(1);

    expect(await next).toMatchObject([{ topic: 'busy', next: 1 }]);
    expect(quiet.asked).toEqual([0]);
  });

  it('lets what comes during the rest come along', async () => {
    const [first, second] = [input('first'), input('second')];
    const ahead = new ReadAhead([first.of, second.of]);
    first.answers(1);
    await turn();
    const next = ahead.next(20);
    second.answers(1);

    expect(await next).toHaveLength(2);
  });

  it('keeps a failure that nobody awaits until somebody does, and gives out nothing more', async () => {
    const [sound, broken] = [input('sound'), input('broken')];
    const ahead = new ReadAhead([sound.of, broken.of]);
    const unhandled: unknown[] = [];
    const note = (error: unknown): void => void unhandled.push(error);
    process.on('unhandledRejection', note);
    broken.fails(new Error('the leader is gone'));
    sound.answers(1);
    await turn();
    await turn();
    process.off('unhandledRejection', note);

    expect(unhandled).toEqual([]);
    await expect(ahead.next(0)).rejects.toThrow('the leader is gone');
    await expect(ahead.next(0)).rejects.toThrow('the leader is gone');
  });

  it('wakes whoever waits when an input fails', async () => {
    const broken = input('broken');
    const next = new ReadAhead([broken.of]).next(0);
    broken.fails(new Error('the leader is gone'));

    await expect(next).rejects.toThrow('the leader is gone');
  });
});
