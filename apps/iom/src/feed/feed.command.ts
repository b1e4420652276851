import { Command } from 'commander';
import { EventLogProducer } from '@iom/event-log';
import { loadConfig } from '@iom/platform';
import { readAgreements } from '../access/agreements.js';
import { withBridge } from '../access/bridge-access.js';
import { type Output, outputTo } from '../cli/output.js';
import { wholeNumber } from '../cli/whole-number.js';
import { readFeed, writeFeed } from './feed-file.js';
import { type FeedStep, generateFeed } from './generate-feed.js';
import { sendStep } from './send-step.js';

interface GenerateOptions {
  readonly events: number;
  readonly seed: number;
  readonly json: boolean;
}

/** `iom feed generate|send`. */
export function feedCommand(): Command {
  const feed = new Command('feed').description('synthetic data in the shapes of the real sources');
  feed
    .command('generate')
    .description('write a feed to a file; the same seed writes the same file')
    .argument('<file>', 'where to write it (one record a line)')
    .option('--events <n>', 'how many source records', wholeNumber, 2_000)
    .option('--seed <n>', 'which people and events', wholeNumber, 1)
    .option('--json', 'print JSON', false)
    .action(async (file: string, options: GenerateOptions) => {
      const output = outputTo(options.json);
      const { deployment } = readAgreements(loadConfig([]).agreementsDir);
      const steps = generateFeed({ ...options, organisations: deployment.organisations });
      const written = await writeFeed(steps, file);
      output.result(written, () => `${file}: ${JSON.stringify(written)}`);
    });
  feed
    .command('send')
    .description('send a feed to the sources of a bridge, without waiting for what becomes of it')
    .option(
      '--file <file>',
      'a file of `iom feed generate`; left out, the feed is made as it is sent',
    )
    .option('--events <n>', 'how many source records', wholeNumber, 2_000)
    .option('--seed <n>', 'which people and events', wholeNumber, 1)
    .option('--json', 'print JSON', false)
    .action(async (options: GenerateOptions & { readonly file?: string }) => {
      const output = outputTo(options.json);
      await withBridge(loadConfig([]), output.progress, async ({ client, deployment }) => {
        const steps =
          options.file === undefined
            ? generateFeed({ ...options, organisations: deployment.organisations })
            : readFeed(options.file);
        const producer = await EventLogProducer.connect(client);
        try {
          const sent = await sendAll(steps, producer, output);
          output.result({ sent }, () => `${sent} records sent`);
        } finally {
          await producer.close();
        }
      });
    });
  return feed;
}

const TELL_EVERY_MS = 2_000;

async function sendAll(
  steps: Iterable<FeedStep> | AsyncIterable<FeedStep>,
  producer: EventLogProducer,
  output: Output,
): Promise<number> {
  let sent = 0;
  let toldAt = Date.now();
  for await (const step of steps) {
    await sendStep(producer, step);
    if (!step.reference) sent += step.records.length;
    if (Date.now() - toldAt < TELL_EVERY_MS) continue;
    output.progress(`${sent} records sent`);
    toldAt = Date.now();
  }
  return sent;
}
