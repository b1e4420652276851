/**
 * Every test that a clean machine can run: unit, integration, end to end, in that order, stopping at none, and a closing
 * line that counts them all. A suite that could not run at all counts as failed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROJECTS = [
  { name: 'unit', options: [] },
  { name: 'integration', options: ['--runInBand'] },
  { name: 'e2e', options: ['--runInBand'] },
];

const folder = mkdtempSync(join(tmpdir(), 'iom-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };
try {
  for (const { name, options } of PROJECTS) {
    const started = Date.now();
    const outcome = join(folder, `${name}.json`);
    process.stdout.write(`\n── ${name}\n`);
    spawnSync(
      process.execPath,
      [
        '--experimental-vm-modules',
        '--disable-warning=ExperimentalWarning',
        '--disable-warning=TimeoutNegativeWarning',
        'node_modules/jest/bin/jest.js',
        '--selectProjects',
        name,
        '--json',
        '--outputFile',
        outcome,
        ...options,
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const counts = readOutcome(outcome);
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    const seconds = ((Date.now() - started) / 1000).toFixed(0);
    process.stdout.write(
      `${name}: ${counts.passed} passed, ${counts.failed} failed in ${seconds} s\n`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

function readOutcome(path) {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8'));
    const broken = report.numRuntimeErrorTestSuites;
    return {
      passed: report.numPassedTests,
      // A run that failed without a failed test (a suite that would not load, a set-up that broke) is a failure too.
      failed:
        report.numFailedTests +
        broken +
        (!report.success && report.numFailedTests + broken === 0 ? 1 : 0),
      skipped: report.numPendingTests + report.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
