import type { FieldType } from './fields.js';

/** Makes something less exact of a value. What it makes has its own name and type in the outbound record. */
export interface Generaliser {
  /** The fields it can be asked for. */
  readonly fields: readonly string[];
  readonly output: string;
  readonly type: FieldType;
  readonly apply: (value: unknown) => unknown;
}

const same = (value: unknown): unknown => value;

/** Conditions that say something of a person's health, and what is said of them instead. */
const HEALTH_CONDITIONS: ReadonlySet<unknown> = new Set(['DRUG_TESTING', 'TREATMENT']);
/** Markers that do. */
const HEALTH_MARKERS: ReadonlySet<unknown> = new Set(['HEALTH', 'SELF_HARM']);

export const GENERALISERS: Readonly<Record<string, Generaliser>> = {
  /** Home, office, street …: never which home. */
  'location-class': {
    fields: ['location'],
    output: 'locationClass',
    type: { holds: 'enum', name: 'LocationClass' },
    apply: same,
  },
  /** What kind of concern, without any detail of it. */
  'concern-class': {
    fields: ['welfareConcern'],
    output: 'concernClass',
    type: { holds: 'enum', name: 'WelfareConcern' },
    apply: same,
  },
  /**
   * An agency's appointment is "another appointment", whatever it is for: the kind could tell that it is for drugs or for
   * health. OTHER is a kind like any other, so unlike the rest it keeps the field's name.
   */
  'other-appointment': {
    fields: ['kind'],
    output: 'kind',
    type: { holds: 'enum', name: 'ContactKind' },
    apply: () => 'OTHER',
  },
  /** What a licence condition is about; of one for drugs or health, that it is a treatment condition. */
  'condition-class': {
    fields: ['conditionCategory'],
    output: 'conditionClass',
    type: { holds: 'enum', name: 'ConditionCategory' },
    apply: (value) => (HEALTH_CONDITIONS.has(value) ? 'TREATMENT' : value),
  },
  /** What a marker warns of; of one about health, that it is another. */
  'marker-class': {
    fields: ['markerClass'],
    output: 'markerGroup',
    type: { holds: 'enum', name: 'MarkerClass' },
    apply: (value) => (HEALTH_MARKERS.has(value) ? 'OTHER' : value),
  },
  /** What officers who arrest have to reckon with, medical matters among it: to ask about, and never which. */
  'arrest-issue-class': {
    fields: ['arrestIssues'],
    output: 'arrestIssueClasses',
    type: { holds: 'list', of: 'text' },
    apply: same,
  },
};
