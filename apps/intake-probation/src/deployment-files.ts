import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deployment } from '@iom/domain';
import { BadConfigurationError, type ConfigurationFault } from '@iom/platform';
import { formatFault, parseDeployment } from '@iom/policy';
import { BadCodesError, type DeploymentCodes, parseCodes } from './codes/deployment-codes.js';

const ORGANISATIONS = 'organisations.yaml';
const CODES = 'codes.yaml';

/** Reads who takes part in this deployment. Throws `BadConfigurationError` with every fault of the file. */
export function readDeployment(agreementsDir: string): Deployment {
  const parsed = parseDeployment(textOf(agreementsDir, ORGANISATIONS), ORGANISATIONS);
  if (parsed.ok) return parsed.value;
  throw new BadConfigurationError(
    parsed.error.map((fault) => faultOf(formatFault(fault), 'Correct the file')),
  );
}

/** Reads what the codes of nDelius mean. Throws `BadConfigurationError` with every fault of the file. */
export function readCodes(agreementsDir: string): DeploymentCodes {
  try {
    return parseCodes(textOf(agreementsDir, CODES), CODES);
  } catch (error) {
    if (!(error instanceof BadCodesError)) throw error;
    const problems = error.message.split('\n');
    throw new BadConfigurationError(problems.map((text) => faultOf(text, 'Correct the file')));
  }
}

function textOf(agreementsDir: string, name: string): string {
  try {
    return readFileSync(join(agreementsDir, name), 'utf8');
  } catch {
    throw new BadConfigurationError([
      faultOf(`has no ${name} that can be read`, 'Name the directory that holds it'),
    ]);
  }
}

function faultOf(problem: string, remedy: string): ConfigurationFault {
  return { name: 'AGREEMENTS_DIR', problem, remedy };
}
