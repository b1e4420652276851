import { type InputProgress, judgeReadiness } from './readiness.js';

const at = { now: 1_000_000, giveUpAfterMs: 120_000 };
const input = (lag: number | undefined, idleMs: number): InputProgress => ({
  topic: 'facts',
  partition: 0,
  lag,
  lastProgressAt: at.now - idleMs,
});

describe('a stage server', () => {
  it('that stands by is ready and alive', () => {
    expect(judgeReadiness(true, [], at)).toEqual({
      ready: true,
      live: true,
      lag: {},
      lastProgressAt: undefined,
    });
  });

  it('that has not joined its group is not ready', () => {
    expect(judgeReadiness(false, [], at)).toMatchObject({ ready: false, live: true });
  });

  it.each([
    ['that has read everything is ready', 0, 500, true, true],
    ['that moves on is ready, however far behind', 1_000_000, 500, true, true],
    ['that is behind and stands still is not ready', 5, 11_000, false, true],
    ['that is behind and has stood still for too long is dead', 5, 121_000, false, false],
    [
      'that cannot even see how far it is behind is dead after as long',
      undefined,
      121_000,
      false,
      false,
    ],
    [
      'that hears nothing from the broker, and was not behind, lives and waits',
      0,
      121_000,
      false,
      true,
    ],
  ])('%s', (_, lag, idleMs, ready, live) => {
    expect(judgeReadiness(true, [input(lag, idleMs)], at)).toMatchObject({ ready, live });
  });

  it('is only as well as the worst of its inputs', () => {
    const verdict = judgeReadiness(true, [input(0, 100), input(7, 130_000)], at);

    expect(verdict).toMatchObject({ ready: false, live: false, lastProgressAt: at.now - 130_000 });
  });
});
