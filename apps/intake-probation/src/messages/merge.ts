import { NOBODY, type Observed, type PersonClaim } from '@iom/domain';
import { fails, type Reading, says, type Subject } from '../reading.js';
import { textOf } from '../reading/fields.js';
import { claimOf } from '../reading/identifiers.js';
import type { Context } from '../source-record.js';
import { messageMeta, nameOf, type TimedMessage, wrongShape } from './message.js';

/** Where a merge names its two: never `personReference`, which in a real one holds the number that is used no more. */
interface Fields {
  readonly kind: 'CRN' | 'NOMS';
  readonly survivor: string;
  readonly other: string;
}

const CASE_MERGE: Fields = { kind: 'CRN', survivor: 'targetCRN', other: 'sourceCRN' };
const CASE_UNMERGE: Fields = { kind: 'CRN', survivor: 'unmergedCRN', other: 'reactivatedCRN' };
const PRISONER_MERGE: Fields = { kind: 'NOMS', survivor: 'nomsNumber', other: 'removedNomsNumber' };

/** Two cases have become one. */
export function readCaseMerge(message: TimedMessage, subject: Subject, context: Context): Reading {
  return merged(CASE_MERGE, message, subject, context);
}

/** Two prison records have become one. */
export function readPrisonerMerge(
  message: TimedMessage,
  subject: Subject,
  context: Context,
): Reading {
  return merged(PRISONER_MERGE, message, subject, context);
}

/** A merge of cases is undone. */
export function readCaseUnmerge(
  message: TimedMessage,
  subject: Subject,
  context: Context,
): Reading {
  const two = twoOf(CASE_UNMERGE, message, context);
  if ('missing' in two) return fails(about(subject, two.person), wrongShape(two.missing));
  const event: Observed<'PersonUnmerged'> = {
    type: 'PersonUnmerged',
    meta: messageMeta(message, { type: 'PersonUnmerged', recordId: nameOf(message) }, context),
    person: two.person,
    kind: CASE_UNMERGE.kind,
    survivor: two.survivor,
    restored: two.other,
  };
  return says(about(subject, two.person), [event]);
}

function merged(
  fields: Fields,
  message: TimedMessage,
  subject: Subject,
  context: Context,
): Reading {
  const two = twoOf(fields, message, context);
  if ('missing' in two) return fails(about(subject, two.person), wrongShape(two.missing));
  const event: Observed<'PersonMerged'> = {
    type: 'PersonMerged',
    meta: messageMeta(message, { type: 'PersonMerged', recordId: nameOf(message) }, context),
    person: two.person,
    kind: fields.kind,
    survivor: two.survivor,
    removed: two.other,
  };
  return says(about(subject, two.person), [event]);
}

type Two =
  | { readonly person: PersonClaim; readonly survivor: string; readonly other: string }
  | { readonly person: PersonClaim; readonly missing: string };

function twoOf({ kind, ...names }: Fields, { information }: TimedMessage, context: Context): Two {
  const numberAt = (name: string): string | null => {
    const text = textOf(information, name);
    const claim = claimOf(
      kind === 'CRN' ? { crn: text } : { nomsNumber: text },
      context.observedAt,
    );
    return kind === 'CRN' ? claim.crn : claim.nomsNumber;
  };
  const survivor = numberAt(names.survivor);
  const other = numberAt(names.other);
  const known = survivor ?? other;
  const person = { ...NOBODY, [kind === 'CRN' ? 'crn' : 'nomsNumber']: known };
  if (survivor === null) return { person, missing: names.survivor };
  // One that is merged with itself is no merge.
  if (other === null || other === survivor) return { person, missing: names.other };
  return { person, survivor, other };
}

function about(subject: Subject, person: PersonClaim): Subject {
  return { ...subject, person };
}
