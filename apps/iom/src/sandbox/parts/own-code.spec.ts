import { argumentsForOwnCode, ownModule } from './own-code.js';

describe('how another process runs our code', () => {
  it('straight from source, it is given the loader that source needs', () => {
    expect(ownModule('/bridge/guardian')).toBe('/bridge/guardian.ts');
    expect(argumentsForOwnCode([])).toEqual([
      '--import',
      expect.stringMatching(/from-source\.js$/),
    ]);
  });

  it('as this process was started, but for a debugger, whose port is taken', () => {
    expect(argumentsForOwnCode(['--inspect-brk=9229', '--stack-size=900'])).toContain(
      '--stack-size=900',
    );
    expect(argumentsForOwnCode(['--inspect-brk=9229'])).not.toContain('--inspect-brk=9229');
  });

  it('with the loader once, also when this process has it', () => {
    const once = argumentsForOwnCode([]);
    expect(argumentsForOwnCode(once)).toEqual(once);
  });
});
