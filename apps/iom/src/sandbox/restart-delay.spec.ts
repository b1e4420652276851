import { restartDelay } from './restart-delay.js';

describe('the pause before an app is started again', () => {
  it('doubles with each failure in a row, up to a quarter of a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map(restartDelay)).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000,
    ]);
  });
});
