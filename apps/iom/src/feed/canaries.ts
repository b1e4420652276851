import type { Random } from './random.js';

/** In every free text of a feed: where one turns up that should have been withheld, the text gives itself away. */
export const CANARY = 'CANARY';

const NOTES = [
  'kettle on, calm talk about football',
  'house tidy, dog friendly, nothing of concern',
  'looking for a course in carpentry',
  'new routine is holding, bus pass renewed',
] as const;
const WARES = ['bicycles', 'garden gnomes', 'power tools', 'umbrellas'] as const;
const STREETS = ['Heol Ffug', 'Stryd y Prawf', 'Invented Lane', 'Specimen Row'] as const;

/** What an officer might write down. Harmless, and nobody's. */
export function noteText(random: Random): string {
  return `${CANARY}-NOTE ${random.pick(NOTES)}`;
}

/** What the police write for probation to read. */
export function summaryText(random: Random): string {
  return `${CANARY}-SUMMARY ${random.pick(NOTES)}`;
}

/** What an intelligence officer might release. */
export function productText(random: Random): string {
  return `${CANARY}-PRODUCT said to be selling ${random.pick(WARES)} that do not exist`;
}

/** What an officer might write of a breach. */
export function narrativeText(random: Random): string {
  return `${CANARY}-NARRATIVE seen out with ${random.pick(WARES)} after curfew`;
}

/** An address that is not on any map. */
export function addressText(random: Random): string {
  return `${CANARY}-ADDRESS ${random.between(1, 99)} ${random.pick(STREETS)}, Trefddychmygol, ZZ9 9ZZ`;
}
