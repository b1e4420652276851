import { SafeError } from '../logging/safe.error.js';

/** One thing wrong with the environment. It names the variable, never its value. */
export interface ConfigurationFault {
  readonly name: string;
  readonly problem: string;
  readonly remedy: string;
}

/** The environment cannot be used. Carries every fault at once, so that one start-up is enough to mend them all. */
export class BadConfigurationError extends SafeError {
  override readonly name = 'BadConfigurationError';

  constructor(readonly faults: readonly ConfigurationFault[]) {
    super(['Bad configuration', ...faults.map(lineOf)].join('\n'));
  }
}

function lineOf({ name, problem, remedy }: ConfigurationFault): string {
  return `  ${name}: ${problem}. ${remedy}.`;
}
