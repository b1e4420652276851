import type { SchemaSet } from '@iom/codec';
import { accepted, readAgreementsFolder } from '@iom/platform';
import { type Agreed, formatFault, outboundSchemas, parseAgreed } from '@iom/policy';

/** What the folder of agreements says, and in which shape what may be shared goes out. */
export interface Agreements extends Agreed {
  readonly outboundSchemas: SchemaSet;
}

/** Throws `BadConfigurationError` that names every fault by file and line. */
export function readAgreements(folder: string): Agreements {
  const agreed = accepted(parseAgreed(readAgreementsFolder(folder)), formatFault);
  return { ...agreed, outboundSchemas: outboundSchemas(agreed.policy) };
}
