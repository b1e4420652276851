import { Command } from 'commander';
import { feedCommand } from '../feed/feed.command.js';
import { ledgerCommand } from '../ledger/ledger.command.js';
import { nominalsCommand } from '../nominals/nominals.command.js';
import { quarantineCommand } from '../quarantine/quarantine.command.js';
import { sandboxCommand } from '../sandbox/sandbox.command.js';
import { schemasCommand } from '../schemas/schemas.command.js';
import { topicsCommand } from '../topics/topics.command.js';
import { traceCommand } from '../trace/trace.command.js';

const BAD_USE = 2;

/** The command line `iom`. Exit code 0: done; 1: it failed, or a check found something; 2: used or configured wrongly. */
export function program(): Command {
  const root = new Command('iom')
    .description('The bridge between police and probation for Integrated Offender Management')
    .addCommand(sandboxCommand())
    .addCommand(topicsCommand())
    .addCommand(schemasCommand())
    .addCommand(feedCommand())
    .addCommand(nominalsCommand())
    .addCommand(traceCommand())
    .addCommand(quarantineCommand())
    .addCommand(ledgerCommand());
  for (const command of allOf(root)) {
    command.showHelpAfterError('(add --help for what it takes)');
    command.exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : BAD_USE));
  }
  return root;
}

function allOf(command: Command): Command[] {
  return [command, ...command.commands.flatMap(allOf)];
}
