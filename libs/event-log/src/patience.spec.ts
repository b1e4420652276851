import { patiently } from './patience.js';

/** Fails so often, then answers. */
function answersAfter(failures: number): () => Promise<string> {
  let left = failures;
  return () => (left-- > 0 ? Promise.reject(new Error('no leader')) : Promise.resolve('read'));
}

describe('patience with brokers', () => {
  it('asks again until there is an answer, with fresh knowledge each time', async () => {
    let prepared = 0;
    const prepare = (): Promise<void> => {
      prepared++;
      return Promise.reject(new Error('nobody to ask'));
    };

    expect(await patiently(answersAfter(2), { what: 'to read', prepare })).toBe('read');
    expect(prepared).toBe(2);
  });

  it('ends, and says what it could not do and why', async () => {
    const attempt = patiently(answersAfter(Infinity), { what: 'to read a/0', patienceMs: 150 });

    await expect(attempt).rejects.toMatchObject({
      message: 'It took more than 150 ms to read a/0',
      cause: new Error('no leader'),
    });
  });

  it('does not ask again where waiting mends nothing', async () => {
    const attempt = patiently(answersAfter(1), { what: 'to read', isFinal: () => true });

    await expect(attempt).rejects.toThrow('no leader');
  });
});
