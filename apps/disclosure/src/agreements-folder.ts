import type { Deployment } from '@iom/domain';
import { accepted, readAgreementsFolder } from '@iom/platform';
import { compile, formatFault, parseAgreements, parseDeployment, type Policy } from '@iom/policy';

/** What the folder of agreements says. */
export interface Agreed {
  readonly deployment: Deployment;
  readonly policy: Policy;
}

/** Reads the folder of agreements. Throws `BadConfigurationError` with every fault of every file. */
export function readAgreements(folder: string): Agreed {
  const { organisations, agreements } = readAgreementsFolder(folder);
  const deployment = accepted(parseDeployment(organisations.text, organisations.path), formatFault);
  const set = accepted(parseAgreements(agreements, deployment.organisations), formatFault);
  return { deployment, policy: compile(set) };
}
