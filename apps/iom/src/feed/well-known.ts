import { formatPnc, type Pnc } from '@iom/identity';
import { nominalIdOf } from './identifiers.js';
import type { Role } from './person.js';

/** Somebody who is in every feed of Wales, whatever its seed. */
export interface WellKnownPerson {
  readonly index: number;
  readonly role: Role;
  readonly crn: string;
  readonly offenderId: number;
  readonly pncId: Pnc;
  /** The delivery unit of their area. */
  readonly pdu: string;
  readonly nicheNominalId: string;
  readonly surname: string;
  readonly forenames: string;
  readonly dateOfBirth: string;
}

/** The people whom tests and documents may name. They come first in every feed; what changes for them changes in week 1. */
export const WELL_KNOWN = {
  /** On IOM in Gwent from the first day to the last, nothing in the way of sharing. */
  ordinary: someone(0, 'ordinary', 'Aled', '1991-02-03', 'WPTGWT', '61'),
  /** On IOM in Gwent; probation limits access to the case from the start. */
  limited: someone(1, 'excluded', 'Bronwen', '1988-11-23', 'WPTGWT', '61'),
  /** Known to both sides in Gwent, never on IOM. */
  nonNominal: someone(2, 'not-a-nominal', 'Carys', '1979-07-14', 'WPTGWT', '61'),
  /** On IOM in Gwent until the first Friday. */
  deselected: someone(3, 'deselected', 'Dafydd', '1984-04-30', 'WPTGWT', '61'),
  /** On IOM in Gwent, and not of age. */
  under18: someone(4, 'under-18', 'Eleri', '2011-10-09', 'WPTGWT', '61'),
  /** On IOM in North Wales, nothing in the way of sharing. */
  northWales: someone(5, 'ordinary', 'Ffion', '1995-01-17', 'WPTNWS', '60'),
} as const;

export type WellKnownName = keyof typeof WELL_KNOWN;

/** The same people, in their order. */
export const WELL_KNOWN_PEOPLE: readonly WellKnownPerson[] = Object.values(WELL_KNOWN);

function someone(
  index: number,
  role: Role,
  forenames: string,
  dateOfBirth: string,
  pdu: string,
  forceCode: string,
): WellKnownPerson {
  const number = String(index + 1).padStart(6, '0');
  return {
    index,
    role,
    crn: `X${number}`,
    offenderId: 2_500_000_000 + index,
    pncId: formatPnc(role === 'under-18' ? 2025 : 2012, 9_000_001 + index),
    pdu,
    nicheNominalId: nominalIdOf(forceCode, index + 1),
    surname: `Testcase-Enwog-${number}`,
    forenames,
    dateOfBirth,
  };
}
