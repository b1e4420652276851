import type { SetAsideKind } from './bad-kind.js';
import { nicheSetAside, rewritten, visit } from './niche-changes.js';

const NOT_JSON = ['NOT_JSON', null] as const;
const wrongShape = (fieldPath: string | null) => ['WRONG_SHAPE', fieldPath] as const;
const badDate = (fieldPath: string) => ['IMPOSSIBLE_DATE', fieldPath] as const;
const unknownCode = (fieldPath: string) => ['UNKNOWN_CODE', fieldPath] as const;

const envelope =
  (fields: Readonly<Record<string, unknown>>) => (occasion: Parameters<typeof visit>[0]) =>
    visit(occasion, { envelope: fields });
const record =
  (fields: Readonly<Record<string, unknown>>) => (occasion: Parameters<typeof visit>[0]) =>
    visit(occasion, { record: fields });
const nominal =
  (fields: Readonly<Record<string, unknown>>) => (occasion: Parameters<typeof visit>[0]) => {
    const { nicheNominalId: nominalId, pncId } = occasion.person;
    return visit(occasion, { envelope: { nominal: { nominalId, pncId, ...fields } } });
  };

/** Visits of officers that arrive in bytes that are no JSON, or not one object of it. */
const BROKEN_BYTES: readonly SetAsideKind[] = [
  nicheSetAside(
    'a message cut off in the middle of the note',
    NOT_JSON,
    rewritten((good) => good.slice(0, good.indexOf('CANARY-NOTE') + 5)),
  ),
  nicheSetAside(
    'two messages in one',
    NOT_JSON,
    rewritten((good) => good + good),
  ),
  nicheSetAside(
    'a message in UTF-16',
    NOT_JSON,
    rewritten((good) => Buffer.from(good, 'utf16le')),
  ),
  nicheSetAside(
    'an apostrophe pasted from a word processor of another code page',
    NOT_JSON,
    rewritten((good) => Buffer.from(good.replace('synthetic', 'synthetic\u0092s'), 'latin1')),
  ),
  nicheSetAside(
    'a line break left as it is within the note',
    NOT_JSON,
    rewritten((good) => good.replace('synthetic', 'synthetic\nnote')),
  ),
  nicheSetAside(
    'a version with a zero before it',
    NOT_JSON,
    rewritten((good) => good.replace('"recordVersion":1', '"recordVersion":01')),
  ),
  nicheSetAside(
    'a comma too many',
    NOT_JSON,
    rewritten((good) => good.replace(/\}\}$/, ',}}')),
  ),
  nicheSetAside(
    'a list of one record',
    wrongShape(null),
    rewritten((good) => `[${good}]`),
  ),
  nicheSetAside(
    'a message wrapped in quotation marks',
    wrongShape(null),
    rewritten((good) => JSON.stringify(good)),
  ),
];

const BROKEN_ENVELOPES: readonly SetAsideKind[] = [
  nicheSetAside(
    'no word of what kind of record it is',
    wrongShape('entity'),
    envelope({ entity: undefined }),
  ),
  nicheSetAside(
    'an operation that nobody has heard of',
    unknownCode('operation'),
    envelope({ operation: 'amended' }),
  ),
  nicheSetAside(
    'a change without the record',
    wrongShape('record'),
    envelope({ record: undefined }),
  ),
  nicheSetAside('no record number', wrongShape('recordId'), envelope({ recordId: undefined })),
  nicheSetAside('no version', wrongShape('recordVersion'), envelope({ recordVersion: undefined })),
  nicheSetAside(
    'a version in words',
    wrongShape('recordVersion'),
    envelope({ recordVersion: 'second' }),
  ),
  nicheSetAside('no marking', wrongShape('marking'), envelope({ marking: undefined })),
  nicheSetAside(
    'an embargo in words',
    wrongShape('embargoedUntilReleased'),
    envelope({ embargoedUntilReleased: 'no' }),
  ),
  nicheSetAside('no officer', wrongShape('changedBy'), envelope({ changedBy: undefined })),
  nicheSetAside(
    'changed on 31 June',
    badDate('changedAt'),
    envelope({ changedAt: '2026-06-31T10:00:00+01:00' }),
  ),
  nicheSetAside(
    'no nominal number but in the key',
    wrongShape('nominal.nominalId'),
    nominal({ nominalId: undefined }),
  ),
  nicheSetAside(
    'born on 30 February',
    badDate('nominal.dateOfBirth'),
    nominal({ dateOfBirth: '1990-02-30' }),
  ),
];

const BROKEN_RECORDS: readonly SetAsideKind[] = [
  nicheSetAside(
    'a visit on 29 February of no leap year',
    badDate('record.occurredAt'),
    record({ occurredAt: '2026-02-29T10:00:00+00:00' }),
  ),
  nicheSetAside(
    'a visit at half past twenty-five',
    badDate('record.occurredAt'),
    record({ occurredAt: '2026-07-01T25:30:00+01:00' }),
  ),
  nicheSetAside(
    'a visit in the hour that the clocks leave out',
    badDate('record.occurredAt'),
    record({ occurredAt: '2026-03-29T01:30:00' }),
  ),
  nicheSetAside(
    'a visit dated in words',
    wrongShape('record.occurredAt'),
    record({ occurredAt: 'last Tuesday' }),
  ),
  nicheSetAside(
    'a visit without a time',
    wrongShape('record.occurredAt'),
    record({ occurredAt: null }),
  ),
  nicheSetAside('a kind of visit as a number', wrongShape('record.kind'), record({ kind: 7 })),
  nicheSetAside('an outcome left blank', wrongShape('record.outcome'), record({ outcome: '' })),
  nicheSetAside('planned in words', wrongShape('record.planned'), record({ planned: 'yes' })),
  nicheSetAside(
    'a place that nobody agreed on',
    unknownCode('record.location'),
    record({ location: 'the-moon' }),
  ),
  nicheSetAside(
    'a concern that nobody agreed on',
    unknownCode('record.welfareConcern'),
    record({ welfareConcern: 'loneliness' }),
  ),
  nicheSetAside(
    'a note that is no text',
    wrongShape('record.notes'),
    record({ notes: { html: 'CANARY-NOTE' } }),
  ),
  nicheSetAside(
    'a summary longer than was agreed',
    wrongShape('record.summaryForProbation'),
    record({ summaryForProbation: 'synthetic '.repeat(51) }),
  ),
  nicheSetAside(
    'the outcome twice, in two spellings and with two values',
    wrongShape('record.outcome'),
    record({ OUTCOME: 'refused' }),
  ),
  {
    ...nicheSetAside(
      'a kind of visit that nobody agreed on, put right by the officer',
      unknownCode('record.kind'),
      record({ kind: 'telepathy' }),
    ),
    remedy: {
      by: 'later-version',
      isContact: true,
      correct: (occasion) => visit(occasion, { envelope: { recordVersion: 2 } }),
    },
  },
];

/** OfficerContact, which is what forces send most of. */
export const BAD_VISITS = [...BROKEN_BYTES, ...BROKEN_ENVELOPES, ...BROKEN_RECORDS];
