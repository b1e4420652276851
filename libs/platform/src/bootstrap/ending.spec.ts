import type { Log } from '../logging/log.js';
import { Ending } from './ending.js';

describe('the end of a process', () => {
  const said: string[] = [];
  const log: Log = {
    info: (event) => void said.push(event),
    warn: (event) => void said.push(event),
    error: (event) => void said.push(event),
  };
  beforeEach(() => said.splice(0));

  const end = (close: () => Promise<void>, limitMs?: number) => {
    const exited = Promise.withResolvers<number>();
    return { ending: new Ending(log, close, exited.resolve, limitMs), exited: exited.promise };
  };

  it('ends with 0 when somebody wanted it to end', async () => {
    const { ending, exited } = end(async () => void said.push('closed'));
    ending.asked('SIGTERM');
    expect(await exited).toBe(0);
    expect(said).toEqual(['stopping', 'closed', 'stopped']);
  });

  it('closes, and ends with 1, after a fault of ours', async () => {
    const { ending, exited } = end(async () => void said.push('closed'));
    ending.fatal(new Error('fault'));
    expect(await exited).toBe(1);
    expect(said).toEqual(['fatal', 'closed', 'stopped']);
  });

  it('closes once, however often it is asked', async () => {
    let closes = 0;
    const { ending, exited } = end(async () => void closes++);
    ending.asked('SIGINT');
    ending.asked('SIGINT');
    ending.fatal(new Error('fault while stopping'));
    expect(await exited).toBe(1);
    expect(closes).toBe(1);
  });

  it('ends with 1 when closing fails', async () => {
    const { ending, exited } = end(() => Promise.reject(new Error('broker gone')));
    ending.asked('SIGTERM');
    expect(await exited).toBe(1);
    expect(said).toContain('close failed');
  });

  it('does not wait for ever for something that will not close', async () => {
    const { ending, exited } = end(() => new Promise(() => undefined), 20);
    ending.asked('SIGTERM');
    expect(await exited).toBe(1);
    expect(said).toContain('stopped late');
  });
});
