import { FAULTS_A_PERSON } from './fault-kinds.js';
import type { Role } from './person.js';
import { randomOf } from './random.js';

/** Records for which one block of people is made: forty nominals, and a third as many others. */
export const EVENTS_A_BLOCK = 1_000;

/** How often each kind of person is among a block. Who is left of the nominals is ordinary. */
const SPECIAL: Readonly<Partial<Record<Role, number>>> = {
  excluded: 1,
  restricted: 1,
  'limits-blank': 1,
  'limited-later': 2,
  'limit-lifted': 1,
  'limited-then-lifted': 1,
  'under-18': 2,
  'no-date-of-birth': 1,
  deselected: 2,
  'registered-in-error': 1,
  recategorised: 2,
  'unmapped-category': 1,
  'wrong-check-letter': 1,
  'two-forces': 1,
  'joins-later': 2,
  moves: 1,
};
const NOMINALS = 40;
const OTHERS: readonly Role[] = [
  ...Array.from({ length: 10 }, () => 'not-a-nominal' as const),
  ...Array.from({ length: 3 }, () => 'police-only' as const),
];

export const BLOCK_SIZE = NOMINALS + OTHERS.length;

/** More than this and the story would be about nothing else. */
export const LARGEST_BAD_SHARE = 0.05;

/** People set apart for bad records in the blocks before this one. */
export function troubledBefore(block: number, badShare: number): number {
  return Math.floor((block * badShare * EVENTS_A_BLOCK) / FAULTS_A_PERSON + 1e-9);
}

/** The same mix in every block, in an order of its own: small feeds and large ones have the same shares of everything. */
export function rolesOfBlock(seed: string, block: number, badShare: number): readonly Role[] {
  const troubled = troubledBefore(block + 1, badShare) - troubledBefore(block, badShare);
  const special = Object.entries(SPECIAL).flatMap(([role, count]) =>
    Array.from({ length: count }, () => role as Role),
  );
  const named: readonly Role[] = [
    ...special,
    ...Array.from({ length: troubled }, () => 'troubled' as const),
  ];
  const ordinary = Array.from({ length: NOMINALS - named.length }, () => 'ordinary' as const);
  return randomOf(seed, 'roles', block).shuffled([...named, ...ordinary, ...OTHERS]);
}
