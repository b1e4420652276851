import { Command } from 'commander';
import { type Config, loadConfig } from '@iom/platform';
import { toCommandFailure } from '../cli/command-failed.error.js';
import { wholeNumber } from '../cli/whole-number.js';
import { generateFeed } from '../feed/index.js';
import { type Bridge, startBridge } from './bridge.js';
import { feedThrough } from './feed-through.js';
import { runOnce } from './once.js';
import { startGuard } from './parts/guard.js';
import { supervise } from './supervise.js';

interface SandboxOptions {
  readonly feed: boolean;
  readonly once: boolean;
  readonly events: number;
  readonly seed: number;
  readonly fresh: boolean;
  readonly json: boolean;
}

/** `iom sandbox`, which is what `npm start` runs. */
export function sandboxCommand(): Command {
  return new Command('sandbox')
    .description('the whole bridge on this machine, fed with synthetic data until Ctrl-C')
    .option(
      '--no-feed',
      'start without a feed and print one line `ready {json}` with all addresses',
    )
    .option(
      '--once',
      'feed, wait until the ledger holds every decision, print one JSON line, end',
      false,
    )
    .option('--events <n>', 'how many source records to feed', wholeNumber, 2_000)
    .option('--seed <n>', 'which synthetic people and events', wholeNumber, 1)
    .option('--fresh', 'begin with an empty broker, registry and database', false)
    .option('--json', 'say where things are as JSON', false)
    .action(async (options: SandboxOptions) => {
      process.exitCode = await runSandbox(options, loadConfig([]));
    });
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function runSandbox(options: SandboxOptions, config: Config): Promise<number> {
  const guard = startGuard();
  const supervision = supervise({ guard, report: say, parentWatch: config.npmStarted });
  const run = async (): Promise<number | undefined> => {
    const started = Date.now();
    const bridge = await startBridge({
      config,
      fresh: options.fresh,
      lasting: !options.once,
      report: say,
      guard,
      supervision,
    });
    void bridge.parts.lost.then((sentence) => supervision.end(sentence, 1));
    say(`Started in ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return work(bridge, options, say);
  };
  run().then(
    (code) => code !== undefined && supervision.end('Stopping', code),
    (failure: unknown) => {
      // What fails because everything is being stopped is no news.
      if (!supervision.isEnding) supervision.end(...reasonOf(failure));
    },
  );
  return supervision.ended;
}

function reasonOf(failure: unknown): [reason: string, exitCode: number] {
  const { message, exitCode } = toCommandFailure(failure);
  return [message, exitCode];
}

/** What the sandbox does once it runs; an exit code when it is to end by itself. */
async function work(
  bridge: Bridge,
  options: SandboxOptions,
  report: (line: string) => void,
): Promise<number | undefined> {
  if (options.once) return runOnce(bridge, options, report);
  if (!options.feed) {
    process.stdout.write(`ready ${addressesOf(bridge)}\n`);
    return undefined;
  }
  process.stdout.write(options.json ? `${addressesOf(bridge)}\n` : whereThingsAre(bridge));
  const steps = generateFeed({
    seed: options.seed,
    events: options.events,
    organisations: bridge.deployment.organisations,
  });
  const sent = await feedThrough(bridge, steps, (label, count) =>
    report(`fed ${count} records: ${label}`),
  );
  report(`All ${sent} synthetic records are through. Look around; Ctrl-C stops everything.`);
  return undefined;
}

/** One line for programs; which process it is, is nobody's business. */
function addressesOf({ addresses }: Bridge): string {
  return JSON.stringify({ ...addresses, pid: undefined });
}

function whereThingsAre({ addresses }: Bridge): string {
  return [
    '',
    'The IOM bridge is running; everything in it is synthetic.',
    `  broker     ${addresses.brokers.join(',')}`,
    `  registry   ${addresses.registry}`,
    `  ledger     ${addresses.ledger}`,
    '',
    'In another terminal:',
    '  npx iom topics tail share.gwent-police    what Gwent Police receives',
    '  npx iom trace --crn X000001               one person: what was said, what went to whom, what did not and why',
    '  npx iom ledger completeness               is every disclosure recorded, and every record a disclosure?',
    '',
  ].join('\n');
}
