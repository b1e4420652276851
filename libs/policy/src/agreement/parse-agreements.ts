import type { Organisation } from '@iom/domain';
import type { Fault } from '../text/fault.js';
import type { Result } from '../text/result.js';
import type { Agreement, AgreementSet } from './agreement.js';
import { parseAgreement } from './parse-agreement.js';

/** A file as it was read. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** Reads all agreements of a deployment, every version of each. Names the faults of all files at once. */
export function parseAgreements(
  files: readonly TextFile[],
  organisations: readonly Organisation[],
): Result<AgreementSet, Fault[]> {
  const agreements: Agreement[] = [];
  const faults: Fault[] = [];
  const versions = new Map<string, string>();
  for (const { path, text } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const parsed = parseAgreement(text, path, organisations);
    if (!parsed.ok) {
      faults.push(...parsed.error);
      continue;
    }
    const { id, version } = parsed.value;
    const other = versions.get(`${id}:${version}`);
    if (other !== undefined) {
      const message = `version ${version} of '${id}' is in ${other} already`;
      faults.push({ file: path, line: 1, column: 1, message });
    }
    versions.set(`${id}:${version}`, path);
    agreements.push(parsed.value);
  }
  return faults.length > 0
    ? { ok: false, error: faults }
    : { ok: true, value: { organisations, agreements } };
}
