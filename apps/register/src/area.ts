import type { Area, Deployment } from '@iom/domain';
import { currentRegistration } from './cohort.js';
import type { Allocation, Person } from './register-value.js';

/** Finds the force of a probation delivery unit; null: no force of this deployment covers it. */
export type PoliceOf = (probationOrg: string, pdu: string) => string | null;

export function policeByArea({ organisations }: Deployment): PoliceOf {
  const forces = new Map<string, string>();
  for (const { id, kind, areas } of organisations) {
    if (kind !== 'police') continue;
    for (const [probationOrg, pdus] of Object.entries(areas)) {
      for (const pdu of pdus) forces.set(`${probationOrg}/${pdu}`, id);
    }
  }
  return (probationOrg, pdu) => forces.get(`${probationOrg}/${pdu}`) ?? null;
}

/** The area of the latest active allocation. Without one it is unknown, and then no force hears anything. */
export function areaOf(person: Person, policeOf: PoliceOf): Area {
  const probationOrg = currentRegistration(person.registrations)?.org ?? person.org;
  const { provider, pdu, team } = latestActive(person.allocations) ?? NOWHERE;
  const policeOrg = pdu === null ? null : policeOf(probationOrg, pdu);
  return { provider, pdu, team, probationOrg, policeOrg };
}

const NOWHERE = { provider: null, pdu: null, team: null };

function latestActive(allocations: readonly Allocation[]): Allocation | undefined {
  let latest: Allocation | undefined;
  for (const each of allocations) {
    if (each.isActive && (!latest || (each.from ?? '') >= (latest.from ?? ''))) latest = each;
  }
  return latest;
}
