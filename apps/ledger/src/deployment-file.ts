import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deployment } from '@iom/domain';
import { BadConfigurationError } from '@iom/platform';
import { formatFault, parseDeployment } from '@iom/policy';

const NAME = 'organisations.yaml';

/** Who takes part in this deployment. Throws `BadConfigurationError` with every fault of the file. */
export function readDeployment(agreementsDir: string): Deployment {
  const deployment = parseDeployment(readText(agreementsDir), NAME);
  if (deployment.ok) return deployment.value;
  throw new BadConfigurationError(
    deployment.error.map((fault) => ({
      name: 'AGREEMENTS_DIR',
      problem: formatFault(fault),
      remedy: 'Correct the file',
    })),
  );
}

function readText(agreementsDir: string): string {
  try {
    return readFileSync(join(agreementsDir, NAME), 'utf8');
  } catch {
    throw new BadConfigurationError([
      {
        name: 'AGREEMENTS_DIR',
        problem: `has no ${NAME} that can be read`,
        remedy: 'Name the directory that holds the agreements',
      },
    ]);
  }
}
