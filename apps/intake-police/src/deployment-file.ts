import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deployment } from '@iom/domain';
import { BadConfigurationError, type ConfigurationFault } from '@iom/platform';
import { formatFault, parseDeployment } from '@iom/policy';

const ORGANISATIONS = 'organisations.yaml';

/** Reads who takes part in this deployment. Throws `BadConfigurationError` with every fault of the file. */
export function readDeployment(agreementsDir: string): Deployment {
  const parsed = parseDeployment(textOf(agreementsDir), ORGANISATIONS);
  if (!parsed.ok) {
    throw new BadConfigurationError(
      parsed.error.map((fault) => faultOf(formatFault(fault), 'Correct the file')),
    );
  }
  return parsed.value;
}

function textOf(agreementsDir: string): string {
  try {
    return readFileSync(join(agreementsDir, ORGANISATIONS), 'utf8');
  } catch {
    throw new BadConfigurationError([
      faultOf(`has no ${ORGANISATIONS} that can be read`, 'Name the directory that holds it'),
    ]);
  }
}

function faultOf(problem: string, remedy: string): ConfigurationFault {
  return { name: 'AGREEMENTS_DIR', problem, remedy };
}
