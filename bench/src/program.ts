import { Command, Option } from 'commander';
import { wholeNumber } from '../../apps/iom/src/cli/whole-number.js';
import { BENCHMARKS } from './benchmarks/index.js';
import { writePage } from './report/page.js';
import { type BenchOptions, runBenchmarks } from './run-benchmarks.js';

const NAMES = BENCHMARKS.map(({ name }) => name);

/** `npm run bench`. */
export function program(): Command {
  const list = BENCHMARKS.map(
    ({ name, about, isLong }) =>
      `  ${name.padEnd(12)}${about}${isLong ? ' (only when named)' : ''}`,
  );
  return new Command('bench')
    .description('measures the bridge on the servers it brings along, with synthetic events')
    .addOption(new Option('--only <name...>', 'these benchmarks').choices(NAMES))
    .option('--json', 'one line of JSON for each benchmark instead of tables', false)
    .option('--quick', 'a tenth of everything, to see that it works', false)
    .option('--full', 'all benchmarks at all sizes: takes an hour', false)
    .option('--events <n>', 'source events of end-to-end', wholeNumber, 250_000)
    .option('--seed <text>', 'which synthetic people and events', '1')
    .addOption(
      new Option('--keep', 'write bench/results/<date>-<name>.json, for later runs to compare with')
        .default(false)
        .conflicts('quick'),
    )
    .option('--report', 'measure nothing: put the kept results into docs/performance.md', false)
    .addHelpText('after', `\nBenchmarks:\n${list.join('\n')}`)
    .action(async (options: BenchOptions & { readonly report: boolean }) => {
      if (options.report) process.stderr.write(`${await writePage()} is up to date\n`);
      else process.exit(await runBenchmarks(options));
    });
}
