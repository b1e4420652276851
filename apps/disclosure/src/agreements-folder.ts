import { accepted, readAgreementsFolder } from '@iom/platform';
import { type Agreed, formatFault, parseAgreed } from '@iom/policy';

/** Reads the folder of agreements. Throws `BadConfigurationError` with every fault of every file. */
export function readAgreements(folder: string): Agreed {
  return accepted(parseAgreed(readAgreementsFolder(folder)), formatFault);
}
