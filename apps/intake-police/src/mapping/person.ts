import {
  type Micros,
  NOBODY,
  type PersonClaim,
  ukDayOf,
  type UnverifiedIdentifier,
} from '@iom/domain';
import { parseCro, parsePnc } from '@iom/identity';
import type { Envelope } from '../contract/envelope.js';
import type { Readable } from '../reading/readable.js';

/** Whom a force says its record is about. A wrong check letter is no fault of the record: that identifier links nobody. */
export function personOf(
  nominal: Envelope['nominal'],
  nicheOrg: string,
  observedAt: Micros,
): PersonClaim {
  const pnc = pncOf(nominal.pncId, observedAt);
  const cro = croOf(nominal.croNumber);
  return {
    ...NOBODY,
    nicheNominalId: nominal.nominalId,
    nicheOrg,
    pncId: pnc.canonical,
    croNumber: cro.canonical,
    unverified: [...pnc.unverified, ...cro.unverified],
    surname: nominal.surname,
    forenames: nominal.forenames,
    dateOfBirth: nominal.dateOfBirth,
  };
}

/** Of a record that could not be understood: identifiers only, for all that is needed is whose records wait behind it. */
export function personBehind(
  { nominalId, pncText }: Readable,
  nicheOrg: string,
  observedAt: Micros,
): PersonClaim {
  return {
    ...NOBODY,
    nicheNominalId: nominalId,
    nicheOrg: nominalId === null ? null : nicheOrg,
    pncId: pncOf(pncText, observedAt).canonical,
  };
}

interface Identifier {
  readonly canonical: string | null;
  readonly unverified: readonly UnverifiedIdentifier[];
}

function pncOf(text: string | null, observedAt: Micros): Identifier {
  if (text === null) return { canonical: null, unverified: [] };
  const parsed = parsePnc(text, Number(ukDayOf(observedAt).slice(0, 4)));
  if (parsed.kind === 'valid') return { canonical: parsed.canonical, unverified: [] };
  return { canonical: null, unverified: parsed.kind === 'none' ? [] : [{ kind: 'PNC', text }] };
}

function croOf(text: string | null): Identifier {
  if (text === null) return { canonical: null, unverified: [] };
  const parsed = parseCro(text);
  if (parsed.kind === 'valid') return { canonical: parsed.canonical, unverified: [] };
  return { canonical: null, unverified: parsed.kind === 'none' ? [] : [{ kind: 'CRO', text }] };
}
