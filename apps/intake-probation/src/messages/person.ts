import { type Micros, NOBODY, type PersonClaim } from '@iom/domain';
import { parseCrn } from '@iom/identity';
import { fieldOf, objectOf, textOf } from '../reading/fields.js';
import { claimOf } from '../reading/identifiers.js';
import type { JsonObject } from '../reading/json.js';

interface Named {
  readonly crns: readonly string[];
  readonly noms: readonly string[];
}

/**
 * Whom a message is about: its `personReference`, else its `additionalInformation`, else its top level. A message that names
 * two cases is about nobody in particular.
 */
export function personOfMessage(body: JsonObject, observedAt: Micros): PersonClaim {
  for (const named of [
    inReference(body),
    inFields(objectOf(body, 'additionalInformation')),
    inFields(body),
  ]) {
    const person = personNamed(named, observedAt);
    if (person !== null) return person;
  }
  return NOBODY;
}

export function isSomebody({ crn, offenderId, nomsNumber }: PersonClaim): boolean {
  return crn !== null || offenderId !== null || nomsNumber !== null;
}

function personNamed({ crns, noms }: Named, observedAt: Micros): PersonClaim | null {
  if (crns.length + noms.length === 0) return null;
  const cases = new Set(
    crns
      .map((text) => parseCrn(text))
      .flatMap((crn) => (crn.kind === 'valid' ? [crn.canonical] : [])),
  );
  if (cases.size > 1) return NOBODY;
  const [onlyNoms] = noms;
  const [firstCrn] = crns;
  const person = {
    ...NOBODY,
    ...claimOf(
      {
        crn: [...cases][0] ?? firstCrn ?? null,
        nomsNumber: noms.length === 1 ? (onlyNoms ?? null) : null,
      },
      observedAt,
    ),
  };
  return isSomebody(person) || person.unverified.length > 0 ? person : null;
}

function inReference(body: JsonObject): Named {
  const listed = fieldOf(objectOf(body, 'personReference'), 'identifiers');
  const identifiers: readonly unknown[] = Array.isArray(listed) ? listed : [];
  const ofType = (...types: readonly string[]): string[] =>
    identifiers.flatMap((each) => {
      const type = textOf(each, 'type')?.toLowerCase();
      const value = textOf(each, 'value');
      return value !== null && type !== undefined && types.includes(type) ? [value] : [];
    });
  return { crns: ofType('crn'), noms: [...new Set(ofType('noms', 'nomsnumber'))] };
}

function inFields(object: JsonObject): Named {
  const crn = textOf(object, 'crn');
  const noms = textOf(object, 'nomsNumber') ?? textOf(object, 'offenderIdDisplay');
  return { crns: crn === null ? [] : [crn], noms: noms === null ? [] : [noms] };
}
