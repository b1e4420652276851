import { Recent } from './recent.js';

describe('values asked for lately', () => {
  it('are kept while they are asked for, and forgotten among many others', () => {
    const recent = new Recent<string>();
    recent.keep(1, 'asked for');
    recent.keep(2, 'asked for once');
    for (let n = 3; n < 100_000; n++) {
      recent.keep(n, 'passing');
      if (n % 1_000 === 0) recent.get(1);
    }

    expect([recent.get(1), recent.get(2)]).toEqual(['asked for', undefined]);
  });

  it('are gone when they are told to be', () => {
    const recent = new Recent<string>();
    recent.keep(1, 'changed since');

    expect([recent.forget(1), recent.forget(1), recent.get(1)]).toEqual([true, false, undefined]);
  });
});
