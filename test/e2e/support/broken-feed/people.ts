import { madeUp } from '../people.js';
import type { MadeUpPerson } from '../source-records.js';

const GROUND = [
  { force: '60', pdu: 'WPTNWS', org: 'north-wales-police' },
  { force: '61', pdu: 'WPTGWT', org: 'gwent-police' },
  { force: '62', pdu: 'N03SW1', org: 'south-wales-police' },
  { force: '63', pdu: 'WPTDPA', org: 'dyfed-powys-police' },
] as const;
const FIRST = 400;

/** Somebody of whom both sides speak. */
export interface Neighbour {
  readonly person: MadeUpPerson;
  /** The force of their area. */
  readonly org: string;
}

/** So many people, a quarter in the area of each force. */
export function neighbours(count: number): readonly Neighbour[] {
  return Array.from({ length: count }, (_, i) => {
    const { force, pdu, org } = GROUND[i % GROUND.length] as (typeof GROUND)[number];
    return { person: madeUp(FIRST + i, { force, pdu }), org };
  });
}
