import type { Deployment } from '@iom/domain';
import { parseAgreements, type TextFile } from './agreement/parse-agreements.js';
import { compile, type Policy } from './decision/policy.js';
import { parseDeployment } from './deployment/parse-deployment.js';
import type { Fault } from './text/fault.js';
import type { Result } from './text/result.js';

/** What the folder of agreements says: who takes part, and what may be shared. */
export interface Agreed {
  readonly deployment: Deployment;
  readonly policy: Policy;
}

/** Reads the organisations, and by them the agreements. Names every fault of the file, or files, that stand in the way. */
export function parseAgreed(files: {
  readonly organisations: TextFile;
  readonly agreements: readonly TextFile[];
}): Result<Agreed, Fault[]> {
  const deployment = parseDeployment(files.organisations.text, files.organisations.path);
  if (!deployment.ok) return deployment;
  const agreements = parseAgreements(files.agreements, deployment.value.organisations);
  if (!agreements.ok) return agreements;
  return { ok: true, value: { deployment: deployment.value, policy: compile(agreements.value) } };
}
