import type { Organisation } from '@iom/domain';
import type { OutboundSchema, OutboundType } from './outbound-schema.js';

const INSTANT: OutboundType = { type: 'long', logicalType: 'timestamp-micros' };

const enumOf = (name: string, ...codes: readonly string[]): OutboundSchema => ({
  type: 'enum',
  name,
  symbols: [...codes, 'UNKNOWN'],
  default: 'UNKNOWN',
});

const maybeText = (name: string) => ({ name, type: ['null', 'string'], default: null }) as const;

const personOf = (...names: readonly string[]): OutboundSchema => ({
  type: 'record',
  name: 'Person',
  fields: names.map(maybeText),
});

/** How each kind of organisation is told of whom a record speaks. */
export const PERSONS: Readonly<Record<Organisation['kind'], OutboundSchema>> = {
  police: personOf('nicheNominalId', 'pncId'),
  probation: personOf('crn', 'pncId'),
};

const QUALITY: OutboundSchema = {
  type: 'record',
  name: 'Quality',
  fields: [
    {
      name: 'verification',
      type: enumOf('Verification', 'SOURCE_RECORD', 'UNVERIFIED'),
      default: 'UNKNOWN',
    },
    {
      name: 'completeness',
      type: enumOf('Completeness', 'COMPLETE', 'PARTIAL'),
      default: 'UNKNOWN',
    },
    maybeText('note'),
  ],
};

/** Travels with everything that is shared, no agreement row needed. */
export const HANDLING: OutboundSchema = {
  type: 'record',
  name: 'Handling',
  fields: [
    {
      name: 'assertion',
      type: enumOf('Assertion', 'FACT', 'ASSESSMENT', 'INTELLIGENCE'),
      default: 'UNKNOWN',
    },
    {
      name: 'subjectCategory',
      type: enumOf('SubjectCategory', 'SUSPECT', 'CONVICTED', 'VICTIM', 'WITNESS'),
      default: 'UNKNOWN',
    },
    { name: 'quality', type: QUALITY },
    { name: 'asAt', type: INSTANT },
    { name: 'purpose', type: 'string' },
    { name: 'basis', type: { type: 'array', items: 'string' }, default: [] },
    {
      name: 'onwardSharing',
      type: enumOf('OnwardSharing', 'NO', 'ASK_ORIGINATOR'),
      default: 'UNKNOWN',
    },
    { name: 'courtUse', type: enumOf('CourtUse', 'NO', 'VERIFIABLE_ONLY'), default: 'UNKNOWN' },
    { name: 'retainUntil', type: INSTANT },
    { name: 'agreementId', type: 'string' },
    { name: 'agreementVersion', type: 'int' },
  ],
};
