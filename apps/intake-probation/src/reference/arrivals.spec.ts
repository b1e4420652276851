import { Arrivals } from './arrivals.js';

describe('waiting for a code row', () => {
  it('ends when the row comes, for everybody who waits for it', async () => {
    const arrivals = new Arrivals();
    const { signal } = new AbortController();
    const waiting = [arrivals.of('TEAM/1', signal), arrivals.of('TEAM/1', signal)];
    arrivals.arrived('TEAM/1');
    expect(await Promise.all(waiting)).toEqual([true, true]);
  });

  it('ends without it when time is up, and not because another row came', async () => {
    const arrivals = new Arrivals();
    const time = new AbortController();
    const waiting = arrivals.of('TEAM/1', time.signal);
    arrivals.arrived('TEAM/2');
    time.abort();
    expect(await waiting).toBe(false);
    expect(await arrivals.of('TEAM/1', time.signal)).toBe(false);
  });
});
