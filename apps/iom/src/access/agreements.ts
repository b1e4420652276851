import type { SchemaSet } from '@iom/codec';
import type { Deployment } from '@iom/domain';
import {
  compile,
  type Fault,
  formatFault,
  outboundSchemas,
  parseAgreements,
  parseDeployment,
  type Policy,
} from '@iom/policy';
import { CommandFailedError } from '../cli/command-failed.error.js';
import { readAgreementsFolder } from './agreements-folder.js';

/** What the folder of agreements says: who takes part, what may be shared, and in which shape it goes out. */
export interface Agreements {
  readonly deployment: Deployment;
  readonly policy: Policy;
  readonly outboundSchemas: SchemaSet;
}

/** Throws `CommandFailedError` that names every fault by file and line. */
export function readAgreements(folder: string): Agreements {
  const files = readAgreementsFolder(folder);
  const deployment = orFail(parseDeployment(files.organisations.text, files.organisations.path));
  const agreements = orFail(parseAgreements(files.agreements, deployment.organisations));
  const policy = compile(agreements);
  return {
    deployment,
    policy,
    outboundSchemas: outboundSchemas(policy, deployment.organisations) as SchemaSet,
  };
}

function orFail<Value>(
  result:
    | { readonly ok: true; readonly value: Value }
    | { readonly ok: false; readonly error: readonly Fault[] },
): Value {
  if (result.ok) return result.value;
  throw new CommandFailedError(result.error.map(formatFault).join('\n'), 2);
}
