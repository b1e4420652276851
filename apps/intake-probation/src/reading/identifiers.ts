import {
  type Micros,
  NOBODY,
  type PersonClaim,
  ukDayOf,
  type UnverifiedIdentifier,
} from '@iom/domain';
import { parseCrn, parseCro, parseNoms, parsePnc } from '@iom/identity';

const LONGEST = 64;

interface Written {
  readonly crn?: string | null;
  readonly nomsNumber?: string | null;
  readonly pnc?: string | null;
  readonly cro?: string | null;
}

type Claimed = Pick<PersonClaim, 'crn' | 'nomsNumber' | 'pncId' | 'croNumber' | 'unverified'>;

/** Identifiers as a source wrote them. What does not have the shape or the check letter of its kind is kept, and links nobody. */
export function claimOf(written: Written, observedAt: Micros): Claimed {
  const pnc = parsePnc(written.pnc, Number(ukDayOf(observedAt).slice(0, 4)));
  const cro = parseCro(written.cro);
  const crn = parseCrn(written.crn);
  const noms = parseNoms(written.nomsNumber);
  const failed: (readonly [UnverifiedIdentifier['kind'], string | null | undefined, string])[] = [
    ['PNC', written.pnc, pnc.kind],
    ['CRO', written.cro, cro.kind],
    ['CRN', written.crn, crn.kind],
    ['NOMS', written.nomsNumber, noms.kind],
  ];
  return {
    crn: crn.kind === 'valid' ? crn.canonical : null,
    nomsNumber: noms.kind === 'valid' ? noms.canonical : null,
    pncId: pnc.kind === 'valid' ? pnc.canonical : null,
    croNumber: cro.kind === 'valid' ? cro.canonical : null,
    unverified: failed.flatMap(([kind, text, outcome]) =>
      outcome !== 'valid' && text?.trim() && text.length <= LONGEST ? [{ kind, text }] : [],
    ),
  };
}

/** Whether a person is named by anything that probation knows people by. */
export function isSomebody({ crn, offenderId, nomsNumber }: PersonClaim): boolean {
  return crn !== null || offenderId !== null || nomsNumber !== null;
}

/** A person known by the case number alone, if the text is one. */
export function personOfCrn(text: unknown): PersonClaim {
  const crn = parseCrn(typeof text === 'string' ? text : null);
  return crn.kind === 'valid' ? { ...NOBODY, crn: crn.canonical } : NOBODY;
}
