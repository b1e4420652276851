import type { AgencyClass, CohortCategory, ContactKind, LocationClass } from '@iom/domain';
import { SafeError } from '@iom/platform';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';

const KINDS = [
  'HOME_VISIT',
  'OFFICE',
  'PHONE',
  'VIDEO',
  'STREET',
  'CUSTODY_VISIT',
  'OTHER',
] as const;
const LOCATIONS = [
  'HOME',
  'PROBATION_OFFICE',
  'POLICE_STATION',
  'COMMUNITY',
  'PHONE',
  'OTHER',
] as const;

const ContactMeaning = z.strictObject({
  kind: z.enum(KINDS satisfies readonly ContactKind[]),
  location: z.enum(LOCATIONS satisfies readonly LocationClass[]),
  agency: z.enum(['PROBATION', 'OTHER'] as const satisfies readonly AgencyClass[]),
});

const Codes = z.strictObject({
  contact: z.record(z.string().min(1), ContactMeaning),
  register: z.record(
    z.string().min(1),
    z.enum(['FIXED', 'FLEX', 'FREE'] as const satisfies readonly CohortCategory[]),
  ),
});

/** What a contact type means to the bridge. */
export type ContactMeaning = Readonly<z.output<typeof ContactMeaning>>;

/** What the deployment's `codes.yaml` says about the codes of nDelius. */
export interface DeploymentCodes {
  /** By contact type code. A type that is not here is no contact event. */
  readonly contact: ReadonlyMap<string, ContactMeaning>;
  /** By category code of the register type IIOM. */
  readonly register: ReadonlyMap<string, CohortCategory>;
}

/** The file says something that the bridge cannot use. It names every fault with its line. */
export class BadCodesError extends SafeError {
  override readonly name = 'BadCodesError';
}

/** Reads `codes.yaml`. @throws BadCodesError */
export function parseCodes(text: string, path: string): DeploymentCodes {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const broken = document.errors.map(
    ({ pos, code }) => `${path}:${lineAt(pos[0])} is no YAML: ${code}`,
  );
  if (broken.length > 0) throw new BadCodesError(broken.join('\n'));

  const { data, error } = Codes.safeParse(document.toJS());
  if (error) {
    const faults = error.issues.map((issue) => {
      const line = lineAt(startOf(document, issue.path));
      return `${path}:${line} ${issue.path.map(String).join('.') || 'the file'}: ${issue.message}`;
    });
    throw new BadCodesError(faults.join('\n'));
  }
  return {
    contact: new Map(Object.entries(data.contact)),
    register: new Map(Object.entries(data.register)),
  };
}

/** Where the part of the file begins that a path leads to, or the nearest part around it. */
function startOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      return Number(node.range[0]);
    }
  }
  return 0;
}
