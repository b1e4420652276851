import type { JsonObject } from '@iom/codec';
import { type Micros, NOBODY, type PersonClaim, type UnverifiedIdentifier } from '@iom/domain';
import { fieldOf, objectOf, textOf } from '../reading/fields.js';
import { claimOf, isSomebody } from '../reading/identifiers.js';

interface Named {
  readonly crns: readonly string[];
  readonly noms: readonly string[];
}

/**
 * Whom a message is about: its `personReference`, else its `additionalInformation`, else its top level. What is written in
 * place of an identifier and is none ends no search, and is kept as it was written. A message that names two cases is about
 * nobody in particular.
 */
export function personOfMessage(body: JsonObject, observedAt: Micros): PersonClaim {
  let unverified: readonly UnverifiedIdentifier[] = [];
  for (const named of [
    inReference(body),
    inFields(objectOf(body, 'additionalInformation')),
    inFields(body),
  ]) {
    const { person, isAmbiguous } = personNamed(named, observedAt);
    if (isAmbiguous) return NOBODY;
    unverified = merged(unverified, person.unverified);
    if (isSomebody(person)) return { ...person, unverified };
  }
  return { ...NOBODY, unverified };
}

/** What one place says; ambiguous when it names two cases. */
function personNamed({ crns, noms }: Named, observedAt: Micros) {
  const claims = [
    ...crns.map((crn) => claimOf({ crn }, observedAt)),
    ...noms.map((nomsNumber) => claimOf({ nomsNumber }, observedAt)),
  ];
  const cases = distinct(claims.map(({ crn }) => crn));
  const numbers = distinct(claims.map(({ nomsNumber }) => nomsNumber));
  const person: PersonClaim = {
    ...NOBODY,
    crn: cases[0] ?? null,
    nomsNumber: numbers.length === 1 ? (numbers[0] ?? null) : null,
    unverified: claims.flatMap(({ unverified }) => unverified),
  };
  return { person, isAmbiguous: cases.length > 1 };
}

function distinct(texts: readonly (string | null)[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== null))];
}

function merged(
  known: readonly UnverifiedIdentifier[],
  more: readonly UnverifiedIdentifier[],
): readonly UnverifiedIdentifier[] {
  const byName = [...known, ...more].map((each) => [`${each.kind} ${each.text}`, each] as const);
  return [...new Map(byName).values()];
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
  return { crns: ofType('crn'), noms: ofType('noms', 'nomsnumber') };
}

function inFields(object: JsonObject): Named {
  const crn = textOf(object, 'crn');
  const noms = textOf(object, 'nomsNumber') ?? textOf(object, 'offenderIdDisplay');
  return { crns: crn === null ? [] : [crn], noms: noms === null ? [] : [noms] };
}
