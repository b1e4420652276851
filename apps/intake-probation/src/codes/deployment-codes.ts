import type {
  AgencyClass,
  CohortCategory,
  ConditionCategory,
  ContactKind,
  LocationClass,
  MeasurePoint,
  OutcomeMeasure,
  ReleaseType,
  YesNo,
} from '@iom/domain';
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

const CONDITIONS = [
  'STANDARD',
  'RESIDENCE',
  'CONTACT',
  'NON_CONTACT',
  'EXCLUSION',
  'CURFEW',
  'FREEDOM_OF_MOVEMENT',
  'ELECTRONIC_MONITORING',
  'DRUG_TESTING',
  'TREATMENT',
  'PROGRAMME',
  'POLYGRAPH',
  'DISCLOSURE',
  'POSSESSION',
  'OTHER',
] as const;
const RELEASES = [
  'LICENCE',
  'HOME_DETENTION_CURFEW',
  'END_OF_CUSTODY_SUPERVISED_LICENCE',
  'RE_RELEASE',
  'OTHER',
] as const;

const ContactMeaning = z.strictObject({
  kind: z.enum(KINDS satisfies readonly ContactKind[]),
  location: z.enum(LOCATIONS satisfies readonly LocationClass[]),
  agency: z.enum(['PROBATION', 'OTHER'] as const satisfies readonly AgencyClass[]),
});

/** What a personal circumstance says of the outcomes that are counted. */
const CircumstanceMeaning = z.strictObject({
  measure: z.enum(['ACCOMMODATION', 'EMPLOYMENT'] as const satisfies readonly OutcomeMeasure[]),
  point: z.enum(['RELEASE', 'M3', 'M6'] as const satisfies readonly MeasurePoint[]),
  achieved: z.enum(['YES', 'NO', 'UNKNOWN'] as const satisfies readonly YesNo[]),
});

const name = z.string().min(1);
const releases = z.record(name, z.enum(RELEASES satisfies readonly ReleaseType[])).default({});

const Codes = z.strictObject({
  contact: z.record(name, ContactMeaning),
  register: z.record(
    name,
    z.enum(['FIXED', 'FLEX', 'FREE'] as const satisfies readonly CohortCategory[]),
  ),
  licenceCondition: z
    .record(name, z.enum(CONDITIONS satisfies readonly ConditionCategory[]))
    .default({}),
  releaseType: releases,
  departure: releases,
  recallReason: z.record(name, z.literal('recall')).default({}),
  circumstance: z.record(name, CircumstanceMeaning).default({}),
});

/** What a contact type means to the bridge. */
export type ContactMeaning = Readonly<z.output<typeof ContactMeaning>>;

export type CircumstanceMeaning = Readonly<z.output<typeof CircumstanceMeaning>>;

/** What the deployment's `codes.yaml` says about the codes of nDelius. */
export interface DeploymentCodes {
  /** By contact type code. A type that is not here is no contact event. */
  readonly contact: ReadonlyMap<string, ContactMeaning>;
  /** By category code of the register type IIOM. */
  readonly register: ReadonlyMap<string, CohortCategory>;
  /** By main category of a licence condition. One that is not here is of an unknown category. */
  readonly licenceCondition: ReadonlyMap<string, ConditionCategory>;
  /** By nDelius's type of release, beside those that the intake knows. */
  readonly releaseType: ReadonlyMap<string, ReleaseType>;
  /** By prisons' reason of a movement, beside those that the intake knows. Any other is set aside. */
  readonly departure: ReadonlyMap<string, ReleaseType>;
  /** Recall reasons that are a recall, beside the one that the intake knows. Any other is set aside. */
  readonly recallReason: ReadonlyMap<string, 'recall'>;
  /** By `TYPE/SUB_TYPE` of a personal circumstance, or by `TYPE`. */
  readonly circumstance: ReadonlyMap<string, CircumstanceMeaning>;
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
    licenceCondition: new Map(Object.entries(data.licenceCondition)),
    releaseType: new Map(Object.entries(data.releaseType)),
    departure: new Map(Object.entries(data.departure)),
    recallReason: new Map(Object.entries(data.recallReason)),
    circumstance: new Map(Object.entries(data.circumstance)),
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
