import type { BadKind, SetAsideKind } from './bad-kind.js';
import { KINDS } from './kinds.js';

/** For each of so many people the kinds of which they have a record, in the order in which those are sent. */
export interface Allotment {
  /** Of those about whom a record is set aside. */
  readonly heldUp: readonly (readonly BadKind[])[];
  /** Of those whose bad records hold nobody up. */
  readonly others: readonly (readonly BadKind[])[];
}

/**
 * Every kind once. Whose record its source puts right has no other: a later version takes the place of the bad one only where
 * nothing else is set aside.
 */
export function allotKinds(people: {
  readonly heldUp: number;
  readonly others: number;
}): Allotment {
  const holding = KINDS.filter((kind) => isHolding(kind));
  const alone = holding.filter(({ remedy }) => remedy.by === 'later-version');
  const shared = holding.filter(({ remedy }) => remedy.by !== 'later-version');
  const harmless = KINDS.filter((kind) => !isHolding(kind));
  return {
    heldUp: [...alone.map((kind) => [kind]), ...dealt(shared, people.heldUp - alone.length)],
    others: dealt(harmless, people.others),
  };
}

function isHolding(kind: BadKind): kind is SetAsideKind {
  return kind.fate === 'set-aside' && kind.isOfSomebody;
}

function dealt<Kind>(kinds: readonly Kind[], hands: number): Kind[][] {
  const dealtTo = (hand: number): Kind[] => kinds.filter((_, i) => i % hands === hand);
  return Array.from({ length: hands }, (_, hand) => dealtTo(hand));
}
