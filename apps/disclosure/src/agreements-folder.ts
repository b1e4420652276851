import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deployment } from '@iom/domain';
import { BadConfigurationError } from '@iom/platform';
import {
  compile,
  type Fault,
  formatFault,
  parseAgreements,
  parseDeployment,
  type Policy,
} from '@iom/policy';

const ORGANISATIONS = 'organisations.yaml';
const NO_AGREEMENTS: ReadonlySet<string> = new Set([ORGANISATIONS, 'codes.yaml']);

/** What the folder of agreements says. */
export interface Agreed {
  readonly deployment: Deployment;
  readonly policy: Policy;
}

/** Reads the folder of agreements. Throws `BadConfigurationError` with every fault of every file. */
export function readAgreements(folder: string): Agreed {
  const deployment = parseDeployment(readText(folder, ORGANISATIONS), ORGANISATIONS);
  if (!deployment.ok) throw faulty(deployment.error);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && !NO_AGREEMENTS.has(name))
    .map((name) => ({ path: name, text: readText(folder, name) }));
  const agreements = parseAgreements(files, deployment.value.organisations);
  if (!agreements.ok) throw faulty(agreements.error);
  return { deployment: deployment.value, policy: compile(agreements.value) };
}

function readText(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch {
    throw new BadConfigurationError([
      {
        name: 'AGREEMENTS_DIR',
        problem: `has no ${name} that can be read`,
        remedy: 'Name the directory that holds the agreements',
      },
    ]);
  }
}

function faulty(faults: readonly Fault[]): BadConfigurationError {
  return new BadConfigurationError(
    faults.map((fault) => ({
      name: 'AGREEMENTS_DIR',
      problem: formatFault(fault),
      remedy: 'Correct the file',
    })),
  );
}
