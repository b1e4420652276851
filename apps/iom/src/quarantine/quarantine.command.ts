import { Command } from 'commander';
import type { CommandKind } from '@iom/domain';
import { KafkaCommandLog, type RecordPlace } from '@iom/event-log';
import { type Config, loadConfig } from '@iom/platform';
import { runningSandbox } from '../access/addresses.js';
import { readAgreements } from '../access/agreements.js';
import { type RecordAccess, withRecords } from '../access/bridge-access.js';
import { CommandFailedError } from '../cli/command-failed.error.js';
import { type Output, outputTo } from '../cli/output.js';
import { wholeNumber } from '../cli/whole-number.js';
import { confirm } from './confirm.js';
import { countsOf, renderCounts, renderList } from './counts.js';
import { giveOrders, writeCommands } from './give-orders.js';
import { outcomesOf, renderOutcome } from './outcome.js';
import { readPlace, readPlaces, writtenPlace } from './place.js';
import { askQuarantine } from './quarantined.js';
import { reasonText } from './reason-text.js';
import { checkSelection, select, type Selection } from './selection.js';
import { signingOperator } from './signing-operator.js';

interface ListOptions extends Selection {
  readonly json: boolean;
}

interface ShowOptions {
  readonly content: boolean;
  readonly as?: string;
  readonly json: boolean;
}

interface OrderOptions extends Selection {
  readonly as?: string;
  readonly because?: string;
  readonly yes: boolean;
  readonly wait: number;
  readonly json: boolean;
}

/** `iom quarantine list|show|redrive|discard`. */
export function quarantineCommand(): Command {
  const quarantine = new Command('quarantine').description(
    'records that could not be understood: what is set aside, and signed commands to settle it',
  );
  selecting(quarantine.command('list'))
    .description('where they are, what is wrong with them, and how many records wait behind them')
    .option('--json', 'print JSON', false)
    .action(async (options: ListOptions) => list(options, outputTo(options.json)));
  quarantine
    .command('show')
    .description('one of them; what is in it only with the role quarantine-content')
    .argument('<place>', 'topic/partition/offset', readPlace)
    .option('--content', 'print the record itself; that you have seen it is recorded', false)
    .option('--as <operator>', 'who you are in operators.yaml')
    .option('--json', 'print JSON', false)
    .action(async (place: RecordPlace, options: ShowOptions) =>
      show(place, options, outputTo(options.json)),
    );
  ordering(quarantine.command('redrive'))
    .description('read them again with the code of today, and let go what waits behind them')
    .action(async (options: OrderOptions) => order('REDRIVE', options, outputTo(options.json)));
  ordering(quarantine.command('discard'))
    .description('give them up, and let go what waits behind them')
    .requiredOption('--because <text>', 'why; kept for good, so nothing about a person', reasonText)
    .action(async (options: OrderOptions) => order('DISCARD', options, outputTo(options.json)));
  return quarantine;
}

function selecting(command: Command): Command {
  return command
    .option('--at <place>', 'the record at topic/partition/offset; may be repeated', readPlaces)
    .option('--org <id>', 'those of this organisation')
    .option('--reason <code>', 'those set aside for this reason, such as UNKNOWN_CODE');
}

function ordering(command: Command): Command {
  return selecting(command)
    .option('--all', 'all of them')
    .option('--as <operator>', 'who you are in operators.yaml (your key: OPERATOR_KEY_FILE)')
    .option('--yes', 'do not ask', false)
    .option('--wait <seconds>', 'how long to wait for answers', wholeNumber, 60)
    .option('--json', 'print JSON', false);
}

async function list(selection: Selection, output: Output): Promise<void> {
  const config = loadConfig([]);
  const { organisations } = readAgreements(config.agreementsDir).deployment;
  checkSelection({ ...selection, all: true }, organisations);
  const listed = await askQuarantine(registerOf(config));
  const selected = select(listed, selection, organisations);
  const quarantined = selected.flatMap((each) => each.quarantined ?? []);
  const counts = countsOf(quarantined.map((entry) => ({ quarantined: entry })));
  output.result({ counts, quarantined }, () =>
    quarantined.length === 0
      ? 'Nothing is set aside'
      : `${renderList(quarantined)}\n${renderCounts(counts)}`,
  );
}

async function show(place: RecordPlace, options: ShowOptions, output: Output): Promise<void> {
  const config = loadConfig([]);
  const { organisations } = readAgreements(config.agreementsDir).deployment;
  checkSelection({ at: [place] }, organisations);
  const [selected] = select(
    await askQuarantine(registerOf(config)),
    { at: [place] },
    organisations,
  );
  const quarantined = selected?.quarantined ?? null;
  if (selected === undefined || !options.content) {
    if (quarantined === null) {
      throw new CommandFailedError(`Nobody waits behind ${writtenPlace(place)}`);
    }
    output.result(quarantined, () => renderList([quarantined]));
    return;
  }
  const operator = signingOperator(config, options.as, 'quarantine-content');
  await withRecords(config, output.progress, async (access) => {
    const log = new KafkaCommandLog(access.client);
    try {
      const record = await log.recordAt(place);
      if (record === undefined) {
        throw new CommandFailedError(
          `${writtenPlace(place)} is gone: it is older than its topic keeps`,
        );
      }
      // First the word that it was seen, then the sight of it.
      const records = [selected];
      await writeCommands(access, { operator, kind: 'CONTENT_SEEN', reason: null, records });
      const content = record.value?.toString('utf8') ?? null;
      output.result({ ...place, quarantined, content }, () => content ?? '(a tombstone)');
    } finally {
      log.rest();
    }
  });
}

async function order(kind: CommandKind, options: OrderOptions, output: Output): Promise<void> {
  const config = loadConfig([]);
  const { organisations } = readAgreements(config.agreementsDir).deployment;
  checkSelection(options, organisations);
  const operator = signingOperator(config, options.as, 'quarantine');
  const registerUrl = registerOf(config);
  const records = select(await askQuarantine(registerUrl), options, organisations);
  if (records.length === 0) throw new CommandFailedError('Nothing is set aside that fits');
  const counts = countsOf(records);
  output.progress(renderCounts(counts));
  await confirm(kind === 'REDRIVE' ? 'Redrive them?' : 'Discard them?', options.yes);
  const withinMs = options.wait * 1_000;
  await withRecords(config, output.progress, async (access: RecordAccess) => {
    const { progress } = output;
    const reason = options.because ?? null;
    const orders = { operator, kind, reason, records };
    const answers = await giveOrders(access, orders, { withinMs, progress });
    const outcomes = await outcomesOf(answers, { registerUrl, withinMs });
    const results = outcomes.map(({ record: { topic, partition, offset }, ...outcome }) => ({
      topic,
      partition,
      offset,
      ...outcome,
    }));
    output.result({ counts, outcomes: results }, () => outcomes.map(renderOutcome).join('\n'));
    if (!outcomes.every(({ settled }) => settled)) process.exitCode = 1;
  });
}

function registerOf(config: Config): string {
  const address = config.registerUrl ?? runningSandbox(config.dataDir)?.register;
  if (address) return address;
  throw new CommandFailedError(
    'No bridge runs here: say where the register is with REGISTER_URL',
    2,
  );
}
