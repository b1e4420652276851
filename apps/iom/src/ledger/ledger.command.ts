import { Command } from 'commander';
import { loadConfig } from '@iom/platform';
import { runningSandbox } from '../access/addresses.js';
import { CommandFailedError } from '../cli/command-failed.error.js';
import { outputTo } from '../cli/output.js';
import { askCompleteness, renderCompleteness } from './completeness.js';

interface LedgerOptions {
  readonly ledger?: string;
  readonly json: boolean;
}

/** `iom ledger completeness`. */
export function ledgerCommand(): Command {
  const ledger = new Command('ledger').description('the record of every decision');
  ledger
    .command('completeness')
    .description(
      'hold all that was sent against all that was decided; exit 1 when something does not fit',
    )
    .option('--ledger <url>', 'where the ledger is (default: the sandbox that runs here)')
    .option('--json', 'print JSON', false)
    .action(async (options: LedgerOptions) => {
      const output = outputTo(options.json);
      const report = await askCompleteness(options.ledger ?? ledgerOfSandbox());
      output.result(report, () => renderCompleteness(report));
      if (report.status !== 'ok') process.exitCode = 1;
    });
  return ledger;
}

function ledgerOfSandbox(): string {
  const address = runningSandbox(loadConfig([]).dataDir)?.ledger;
  if (address) return address;
  throw new CommandFailedError('No bridge runs here: say where its ledger is with --ledger', 2);
}
