import { program } from './cli/program.js';
import { toCommandFailure } from './cli/command-failed.error.js';

try {
  await program().parseAsync(process.argv);
} catch (failure) {
  const { message, exitCode } = toCommandFailure(failure);
  process.stderr.write(`iom: ${message}\n`);
  process.exitCode = exitCode;
}
