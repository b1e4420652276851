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
};
