import { childEnvironment } from './child-environment.js';

describe('the environment of a process that this one starts', () => {
  it('is its own, with what is given in place of it', () => {
    expect(childEnvironment({ LOG_LEVEL: 'warn' }, { LOG_LEVEL: 'info', HOME: '/home/x' })).toEqual(
      { LOG_LEVEL: 'warn', HOME: '/home/x' },
    );
  });

  it('leaves out what is given as undefined', () => {
    expect(childEnvironment({ HTTP_PORT: undefined }, { HTTP_PORT: '80' })).toEqual({});
  });
});
