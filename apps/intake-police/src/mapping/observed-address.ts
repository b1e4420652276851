import type { AddressConfidence, Observed } from '@iom/domain';
import type { ChangeOf } from '../contract/envelope.js';
import type { ObservedAddressRecord } from '../contract/observed-address.js';
import type { Context } from '../source-record.js';
import { opening } from './opening.js';

const CONFIDENCES: Readonly<Record<ObservedAddressRecord['confidence'], AddressConfidence>> = {
  confirmed: 'CONFIRMED',
  reported: 'REPORTED',
};

/** Where the person was found or is said to live. It says nothing of when they came or left. */
export function addressReported(
  change: ChangeOf<ObservedAddressRecord>,
  context: Context,
): Observed<'AddressReported'> {
  const { address, asAt, confidence } = change.record;
  const assertion = confidence === 'confirmed' ? 'FACT' : 'ASSESSMENT';
  return {
    ...opening('AddressReported', change, { occurred: asAt, assertion }, context),
    address,
    noFixedAbode: null,
    statusCode: null,
    confidence: CONFIDENCES[confidence],
    from: null,
    until: null,
  };
}
