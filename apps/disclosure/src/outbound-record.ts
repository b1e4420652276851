import { hash } from 'node:crypto';
import {
  type EventType,
  isoOf,
  type Micros,
  partitionOf,
  type Recorded,
  type Sent,
} from '@iom/domain';
import { type OutgoingRecord, RECIPIENT_PARTITIONS } from '@iom/event-log';
import type { OutboundValue } from '@iom/policy';
import { Addressee, type AddresseeOptions, type Form } from './addressee.js';
import { commitmentTo } from './commitment.js';

/** A value on its way to a recipient. */
export interface Delivery {
  readonly event: Recorded;
  readonly recipient: string;
  readonly disclosureId: string;
  readonly value: OutboundValue;
  /** As what it goes out; left out: as what it is. */
  readonly type?: EventType;
  /** What its time is said to be; left out: when it occurred. */
  readonly time?: Micros;
  /** Hex. */
  readonly salt: string;
}

export interface OutboundRecord {
  readonly record: OutgoingRecord;
  /** What the decision keeps of it. */
  readonly sent: Sent;
}

/** Makes the records that recipients read, under names that are theirs alone. */
export class OutboundRecords {
  private readonly addressees = new Map<string, Addressee>();

  constructor(private readonly options: AddresseeOptions) {}

  /** The record, and the commitment to its exact bytes. */
  of(delivery: Delivery): OutboundRecord {
    const { event, recipient, disclosureId, value, salt } = delivery;
    const { type = event.type, time = event.meta.occurredAt } = delivery;
    const addressee = this.addressee(recipient);
    const { names, topic } = addressee;
    const form = addressee.formOf(type);
    const bytes = this.options.codec.encode(form.name, value);
    const personKey = names.personKeyOf(event.subjectId);
    const eventId = names.eventIdOf(event.meta.eventId);
    return {
      record: {
        topic,
        partition: partitionOf(personKey, RECIPIENT_PARTITIONS),
        key: personKey,
        value: bytes,
        headers: headersOf({ event, disclosureId, eventId, personKey, form, time }),
      },
      sent: { topic, schemaId: form.schemaId, commitment: commitmentTo(bytes, salt) },
    };
  }

  /** The id of one attempt to disclose an event to a recipient. */
  disclosureIdOf(eventId: string, recipient: string, attempt: number): string {
    return this.addressee(recipient).names.disclosureIdOf(eventId, attempt);
  }

  private addressee(recipient: string): Addressee {
    const known = this.addressees.get(recipient);
    if (known !== undefined) return known;
    const addressee = new Addressee(recipient, this.options);
    this.addressees.set(recipient, addressee);
    return addressee;
  }
}

interface Headed {
  readonly event: Recorded;
  readonly disclosureId: string;
  /** The recipient's own name for the event. */
  readonly eventId: string;
  readonly personKey: string;
  readonly form: Form;
  readonly time: Micros;
}

/** CloudEvents 1.0 in binary mode. Nothing here can be joined with what another recipient is told. */
function headersOf({
  event: { meta },
  disclosureId,
  eventId,
  personKey,
  form,
  time,
}: Headed): Record<string, string> {
  return {
    ce_specversion: '1.0',
    ce_id: eventId,
    ce_source: `/org/${meta.sourceOrg}`,
    ce_type: form.ceType,
    ce_time: isoOf(time),
    ce_subject: personKey,
    ce_dataschema: form.dataschema,
    'content-type': 'application/avro',
    traceparent: traceparentOf(disclosureId),
    'iom-disclosure-id': disclosureId,
  };
}

/**
 * A trace that begins at the recipient: the same again when the same is disclosed again, and no part of an inner trace. It says
 * no more than the disclosure id beside it, which is made under the recipient's key.
 */
function traceparentOf(disclosureId: string): string {
  const trace = hash('sha256', `trace\u001f${disclosureId}`, 'hex');
  return `00-${trace.slice(0, 32)}-${trace.slice(32, 48)}-01`;
}
