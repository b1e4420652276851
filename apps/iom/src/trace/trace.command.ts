import { Command } from 'commander';
import { parseCrn, parsePnc } from '@iom/identity';
import { loadConfig } from '@iom/platform';
import { withRecords } from '../access/bridge-access.js';
import { CommandFailedError } from '../cli/command-failed.error.js';
import { outputTo } from '../cli/output.js';
import { LedgerHistory } from './ledger-history.js';
import { renderStory } from './render-story.js';
import { trace, type TraceQuery } from './trace.js';

interface TraceOptions {
  readonly crn?: string;
  readonly pnc?: string;
  readonly event?: string;
  readonly json: boolean;
}

/** `iom trace --crn|--pnc|--event`: a person's story. */
export function traceCommand(): Command {
  return new Command('trace')
    .description('what was said about a person, what went to whom, and what did not and why')
    .option('--crn <number>', 'the person with this case number')
    .option('--pnc <number>', 'the person with this PNC number')
    .option('--event <id>', 'one event')
    .option('--json', 'print JSON', false)
    .action(async (options: TraceOptions) => {
      const output = outputTo(options.json);
      const query = queryOf(options);
      const report = (line: string): void => output.progress(line);
      await withRecords(loadConfig([]), report, async ({ client, codec, servers }) => {
        const history = new LedgerHistory(servers.database);
        try {
          const stories = await trace(query, { client, codec, history });
          if (stories.length === 0) throw new CommandFailedError(notFound(query));
          output.result({ stories }, () => stories.map(renderStory).join('\n\n'));
        } finally {
          await history.close();
        }
      });
    });
}

/** Throws `CommandFailedError` unless exactly one thing is asked for, in a form that it can have. */
export function queryOf({ crn, pnc, event }: Omit<TraceOptions, 'json'>): TraceQuery {
  if ([crn, pnc, event].filter((given) => given !== undefined).length !== 1) {
    throw new CommandFailedError('Give one of --crn, --pnc and --event', 2);
  }
  if (event !== undefined) return { eventId: event };
  if (crn !== undefined) {
    const reading = parseCrn(crn);
    if (reading.kind === 'valid') return { crn: reading.canonical };
    throw new CommandFailedError('That is no CRN: a letter and six digits', 2);
  }
  const reading = parsePnc(pnc ?? null, new Date().getUTCFullYear());
  if (reading.kind === 'valid') return { pncId: reading.canonical };
  throw new CommandFailedError('That is no PNC number, or its check letter is wrong', 2);
}

function notFound(query: TraceQuery): string {
  return 'eventId' in query
    ? 'Nothing has been decided about an event of this id'
    : 'Nobody who is or was a nominal is known by this number';
}
