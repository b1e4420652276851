import { BadConfigurationError } from './bad-configuration.error.js';
import { exitOnBadConfiguration } from './exit-on-bad-configuration.js';

class Exited extends Error {}

const twoFaults = (): never => {
  throw new BadConfigurationError([
    { name: 'HTTP_PORT', problem: 'is not a port', remedy: 'Write 0 to 65535' },
    { name: 'KAFKA_BROKERS', problem: 'is not set', remedy: 'Name the brokers' },
  ]);
};

describe('a process with a bad configuration', () => {
  const said: string[] = [];
  const codes: number[] = [];
  const lastWords = {
    write: (text: string) => void said.push(text),
    exit: (code: number): never => {
      codes.push(code);
      throw new Exited();
    },
  };

  it('says one line a fault and ends with 2', () => {
    expect(() => exitOnBadConfiguration(twoFaults, lastWords)).toThrow(Exited);
    expect(codes).toEqual([2]);
    expect(said.join('')).toBe(
      'Bad configuration\n  HTTP_PORT: is not a port. Write 0 to 65535.\n  KAFKA_BROKERS: is not set. Name the brokers.\n',
    );
  });

  it('leaves other errors alone', () => {
    const fault = new TypeError('a bug');
    const read = (): never => {
      throw fault;
    };
    expect(() => exitOnBadConfiguration(read, lastWords)).toThrow(fault);
  });
});
