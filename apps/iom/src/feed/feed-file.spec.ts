import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WALES } from './feed.fixtures.js';
import { BadFeedFileError, readFeed, writeFeed } from './feed-file.js';
import { type FeedStep, generateFeed } from './generate-feed.js';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'feed-'));
  file = join(folder, 'feed.ndjson');
});
afterEach(() => rm(folder, { recursive: true }));

async function readAll(): Promise<readonly FeedStep[]> {
  const steps: FeedStep[] = [];
  for await (const step of readFeed(file)) steps.push(step);
  return steps;
}

describe('a feed in a file', () => {
  it('is read back as it was written, step by step', async () => {
    const request = { seed: 1, events: 1_200, organisations: WALES };
    const written = await writeFeed(generateFeed(request), file);
    const steps = [...generateFeed(request)];
    expect(written).toEqual({ steps: steps.length, records: 1_200 });
    expect(await readAll()).toEqual(steps);
  });

  it('keeps bytes that are no text, empty values and tombstones', async () => {
    const record = { topic: 'source.gwent-police', partition: 2 };
    const step: FeedStep = {
      label: 'oddities',
      records: [
        { ...record, key: 'N61-0000001', value: Buffer.from([0xff, 0xfe, 0x00]) },
        { ...record, key: null, value: Buffer.from('') },
        { ...record, key: 'N61-0000001', value: null },
      ],
    };
    await writeFeed([step], file);
    expect(await readAll()).toEqual([step]);
  });

  it('is one line a record', async () => {
    await writeFeed(generateFeed({ seed: 1, events: 30, organisations: WALES }), file);
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    const [{ records: tables } = { records: [] }] = await readAll();
    expect(lines).toHaveLength(30 + tables.length);
  });

  it.each([
    ['no JSON', '{"step":"s",'],
    ['another shape', '{"step":"s","topic":"t"}'],
    ['no value at all', '{"step":"s","topic":"t","partition":0,"key":null}'],
    ['two values', '{"step":"s","topic":"t","partition":0,"key":null,"value":"","valueBase64":""}'],
  ])('with a line that is %s is refused by the number of the line', async (_, line) => {
    await writeFile(
      file,
      `{"step":"s","topic":"t","partition":0,"key":null,"value":"{}"}\n${line}\n`,
    );
    await expect(readAll()).rejects.toEqual(new BadFeedFileError(2));
  });

  it('fails when the file cannot be written', async () => {
    await expect(writeFeed([], join(folder, 'nowhere', 'feed.ndjson'))).rejects.toThrow('ENOENT');
  });
});
