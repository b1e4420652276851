import type { Deployment } from '@iom/domain';
import { accepted, readAgreementsFolder } from '@iom/platform';
import { formatFault, parseDeployment } from '@iom/policy';
import { BadCodesError, type DeploymentCodes, parseCodes } from './codes/deployment-codes.js';

/** What a deployment decides: who takes part, and what the codes of nDelius mean. */
export interface DeploymentFiles {
  readonly deployment: Deployment;
  readonly codes: DeploymentCodes;
}

/** Throws `BadConfigurationError` with every fault of a file. */
export function readDeploymentFiles(agreementsDir: string): DeploymentFiles {
  const { organisations, codes } = readAgreementsFolder(agreementsDir);
  return {
    deployment: accepted(parseDeployment(organisations.text, organisations.path), formatFault),
    codes: accepted(codesOrFaults(codes.text, codes.path), (fault) => fault),
  };
}

function codesOrFaults(text: string, path: string) {
  try {
    return { ok: true, value: parseCodes(text, path) } as const;
  } catch (error) {
    if (!(error instanceof BadCodesError)) throw error;
    return { ok: false, error: error.message.split('\n') } as const;
  }
}
