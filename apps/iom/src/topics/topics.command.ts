import { Command, Option } from 'commander';
import {
  applyTopics,
  checkTopics,
  tail,
  type TopicDeclaration,
  type TopicDifference,
} from '@iom/event-log';
import { loadConfig } from '@iom/platform';
import { type BridgeAccess, withBridge, withRecords } from '../access/bridge-access.js';
import { CommandFailedError } from '../cli/command-failed.error.js';
import { outputTo } from '../cli/output.js';
import { wholeNumber } from '../cli/whole-number.js';
import { shownRecord } from './shown-record.js';

interface TailCommandOptions {
  readonly json: boolean;
  readonly from: 'beginning' | 'end';
  readonly partition?: number;
  readonly follow: boolean;
}

/** `iom topics apply|check|tail`. */
export function topicsCommand(): Command {
  const topics = new Command('topics').description(
    'the topics of the bridge, as they are declared',
  );
  topics
    .command('apply')
    .description('create the topics that are missing; never alter one that differs')
    .option('--json', 'print JSON', false)
    .action(async ({ json }: { json: boolean }) => {
      const output = outputTo(json);
      await withBridge(loadConfig([]), output.progress, async (access) => {
        const applied = await applyTopics(access.client, access.topics);
        output.result(applied, () =>
          [
            ...applied.created.map((name) => `created   ${name}`),
            ...applied.differing.map((difference) => `differs   ${inWords(difference)}`),
            `${applied.created.length} created, ${applied.alreadyThere.length} were there`,
          ].join('\n'),
        );
        if (applied.differing.length > 0) process.exitCode = 1;
      });
    });
  topics
    .command('check')
    .description('say how the broker differs from what is declared; exit 1 when it does')
    .option('--json', 'print JSON', false)
    .action(async ({ json }: { json: boolean }) => {
      const output = outputTo(json);
      await withBridge(loadConfig([]), output.progress, async (access) => {
        const differences = await checkTopics(access.client, access.topics);
        output.result({ differences }, () =>
          differences.length === 0
            ? `All ${access.topics.length} topics are as declared`
            : differences.map(inWords).join('\n'),
        );
        if (differences.length > 0) process.exitCode = 1;
      });
    });
  topics
    .command('tail')
    .description('show the committed records of a topic, packed ones one by one')
    .argument('<topic>', 'its name, such as share.gwent-police')
    .addOption(
      new Option('--from <where>', 'where to begin')
        .choices(['beginning', 'end'])
        .default('beginning'),
    )
    .option('--partition <n>', 'only this partition', wholeNumber)
    .option('--no-follow', 'stop at what is there now')
    .option('--json', 'one JSON object a line', false)
    .action(async (name: string, options: TailCommandOptions) => {
      const output = outputTo(options.json);
      const stopping = new AbortController();
      process.once('SIGINT', () => stopping.abort());
      await withRecords(loadConfig([]), output.progress, async (access) => {
        const { codec, client, packing } = access;
        const records = tail(client, {
          topic: declared(access, name),
          packing,
          from: options.from,
          partition: options.partition,
          follow: options.follow,
          signal: stopping.signal,
        });
        for await (const record of records) {
          if (record.value !== null && isFramed(record.value)) await codec.learn([record.value]);
          const shown = shownRecord(record, codec);
          process.stdout.write(`${options.json ? JSON.stringify(shown) : inLine(shown)}\n`);
        }
      });
    });
  return topics;
}

function declared({ topics }: BridgeAccess, name: string): TopicDeclaration {
  const topic = topics.find((known) => known.name === name);
  if (topic !== undefined) return topic;
  const names = topics.map((known) => `  ${known.name}`).join('\n');
  throw new CommandFailedError(`There is no topic ${name}. There are:\n${names}`, 2);
}

function inWords({ topic, setting, expected, actual }: TopicDifference): string {
  return `${topic}: ${setting} is ${actual}, should be ${expected}`;
}

function inLine({ partition, offset, key, name, value }: ReturnType<typeof shownRecord>): string {
  return `${partition}/${offset} ${key ?? '-'} ${name ?? ''} ${JSON.stringify(value)}`;
}

const isFramed = (value: Buffer): boolean => value.length > 5 && value[0] === 0;
