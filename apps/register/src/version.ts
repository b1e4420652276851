import type { Meta } from '@iom/domain';
import { recordKey } from './keys.js';
import type { FactFamily, FactVersion, Person, Versions } from './register-value.js';

/** Versions are decimal numbers as text, some of them too long for a double: negative when `a` is the older. */
export function compareVersions(a: string, b: string): number {
  const left = withoutZeros(a);
  const right = withoutZeros(b);
  if (left.length !== right.length) return left.length - right.length;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function withoutZeros(text: string): string {
  return text.startsWith('0') ? text.replace(/^0+/, '') : text;
}

/** Of a record of which nothing has been taken. */
export const NO_VERSIONS: Versions = { row: null, message: null };

/** The versions with this one as the last of its shape. */
export function withVersion(versions: Versions, meta: Meta): Versions {
  return { ...versions, [shapeOf(meta)]: meta.sourceVersion };
}

/** The later of two in either shape. */
export function latestOf(a: Versions, b: Versions): Versions {
  return { row: later(a.row, b.row), message: later(a.message, b.message) };
}

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return compareVersions(a, b) >= 0 ? a : b;
}

/** The one with which the version of this can be compared; null: none of its shape is known. */
export function versionLike(versions: Versions, meta: Meta): string | null {
  return versions[shapeOf(meta)];
}

/** Whether this version, or a later one of its shape, is among them. */
export function isKnownVersion(versions: Versions, meta: Meta): boolean {
  const known = versionLike(versions, meta);
  return known !== null && compareVersions(meta.sourceVersion, known) <= 0;
}

/** Whether versions of the two can be compared. */
export function haveOneShape(a: Meta, b: Meta): boolean {
  return isMessage(a) === isMessage(b);
}

/** Whether this version of the record, or a later one, has spoken about the person in this family before. */
export function isOldFact(person: Person, meta: Meta, family: FactFamily): boolean {
  const last = lastVersion(person, meta, family);
  return last !== null && compareVersions(meta.sourceVersion, last) <= 0;
}

/** Remembers the version that has just been taken. */
export function withFact(person: Person, meta: Meta, family: FactFamily): readonly FactVersion[] {
  const record = recordKey(meta);
  const known = person.facts.find((fact) => fact.record === record && fact.family === family);
  const fact: FactVersion = {
    ...(known ?? { record, family, row: null, message: null }),
    [shapeOf(meta)]: meta.sourceVersion,
  };
  return known
    ? person.facts.map((each) => (each === known ? fact : each))
    : [...person.facts, fact];
}

/** The latest version of a record that was good. Limits are left out: they are taken from a bad row as well. */
export function latestVersion(facts: readonly FactVersion[], meta: Meta): string | null {
  const record = recordKey(meta);
  let latest: string | null = null;
  for (const fact of facts) {
    if (fact.record !== record || fact.family === 'limits') continue;
    const version = fact[shapeOf(meta)];
    if (version !== null && (latest === null || compareVersions(version, latest) > 0))
      latest = version;
  }
  return latest;
}

/** Whether this is what the record has said in this family, in whichever shape. */
export function speaksOf(fact: FactVersion, meta: Meta, family: FactFamily): boolean {
  return fact.family === family && fact.record === recordKey(meta);
}

/** A domain event about a record has the time it happened as its version; a row has a count of its own. */
export function isMessage({ sourceVersion, occurredAt }: Meta): boolean {
  return sourceVersion === String(occurredAt);
}

/** The last version in which the record has spoken about the person in this family; null: it has not. */
export function lastVersion(person: Person, meta: Meta, family: FactFamily): string | null {
  const record = recordKey(meta);
  for (const fact of person.facts) {
    if (fact.record === record && fact.family === family) return fact[shapeOf(meta)];
  }
  return null;
}

function shapeOf(meta: Meta): 'message' | 'row' {
  return isMessage(meta) ? 'message' : 'row';
}
