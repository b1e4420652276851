import type { SchemaSet } from '@iom/codec';
import type { Deployment } from '@iom/domain';
import { accepted, readAgreementsFolder } from '@iom/platform';
import {
  compile,
  formatFault,
  outboundSchemas,
  parseAgreements,
  parseDeployment,
  type Policy,
} from '@iom/policy';

/** What the folder of agreements says: who takes part, what may be shared, and in which shape it goes out. */
export interface Agreements {
  readonly deployment: Deployment;
  readonly policy: Policy;
  readonly outboundSchemas: SchemaSet;
}

/** Throws `BadConfigurationError` that names every fault by file and line. */
export function readAgreements(folder: string): Agreements {
  const { organisations, agreements } = readAgreementsFolder(folder);
  const deployment = accepted(parseDeployment(organisations.text, organisations.path), formatFault);
  const policy = compile(
    accepted(parseAgreements(agreements, deployment.organisations), formatFault),
  );
  return { deployment, policy, outboundSchemas: outboundSchemas(policy) };
}
