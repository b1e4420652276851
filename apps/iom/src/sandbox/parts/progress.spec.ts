import { doneLine, progressLine, withProgress } from './progress.js';

describe('the progress of a download', () => {
  it('says what is fetched, how much has come, and for how long it has been going on', () => {
    expect(progressLine('Kafka 4.3.1', 12_440_000, 3_040)).toBe(
      'Fetching Kafka 4.3.1: 12.4 MB, 3 s',
    );
    expect(doneLine('Kafka 4.3.1', 44_100_000, 6_900)).toBe('Fetched Kafka 4.3.1 (44.1 MB) in 7 s');
  });

  it('ends with a failure when the download does, and says nothing of success', async () => {
    const lines: string[] = [];
    const failing = withProgress(
      'Kafka 4.3.1',
      [],
      (line) => lines.push(line),
      async () => {
        throw new Error('no network');
      },
    );
    await expect(failing).rejects.toThrow('no network');
    expect(lines).toEqual(['Fetching Kafka 4.3.1 (once; it is kept)']);
  });
});
