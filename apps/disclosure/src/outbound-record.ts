import { hash } from 'node:crypto';
import {
  isoOf,
  partitionOf,
  type Recorded,
  type RecipientNames,
  recipientNames,
  type Sent,
} from '@iom/domain';
import { type OutgoingRecord, RECIPIENT_PARTITIONS, shareTopic } from '@iom/event-log';
import { outboundName, type OutboundValue } from '@iom/policy';
import type { Codec } from '@iom/codec';
import { rememberedNames } from './remembered-names.js';

/** Of each recipient. */
const REMEMBERED_PEOPLE = 10_000;

/** A value on its way to a recipient. */
export interface Delivery {
  readonly event: Recorded;
  readonly recipient: string;
  readonly disclosureId: string;
  readonly value: OutboundValue;
  /** Hex. */
  readonly salt: string;
}

export interface OutboundRecord {
  readonly record: OutgoingRecord;
  /** What the decision keeps of it. */
  readonly sent: Sent;
}

export interface OutboundOptions {
  readonly codec: Codec;
  readonly deploymentKey: Buffer;
  /** Base address of the schema registry, for `ce_dataschema`. */
  readonly registryUrl: string;
}

/** Makes the records that recipients read, under names that are theirs alone. */
export class OutboundRecords {
  private readonly names = new Map<string, RecipientNames>();
  private readonly schemasUrl: string;

  constructor(private readonly options: OutboundOptions) {
    this.schemasUrl = `${options.registryUrl.replace(/\/+$/, '')}/schemas/ids`;
  }

  /** The record, and the commitment to its exact bytes. */
  of(delivery: Delivery): OutboundRecord {
    const { event, recipient, value, salt } = delivery;
    const { codec } = this.options;
    const name = outboundName(recipient, event.type);
    const schemaId = codec.idOf(name);
    const bytes = codec.encode(name, value);
    const personKey = this.namesFor(recipient).personKeyOf(event.subjectId);
    const topic = shareTopic(recipient);
    return {
      record: {
        topic,
        partition: partitionOf(personKey, RECIPIENT_PARTITIONS),
        key: personKey,
        value: bytes,
        headers: this.headersOf(delivery, personKey, schemaId),
      },
      sent: { topic, schemaId, commitment: commitmentTo(bytes, salt) },
    };
  }

  /** The id of one attempt to disclose an event to a recipient. */
  disclosureIdOf(eventId: string, recipient: string, attempt: number): string {
    return this.namesFor(recipient).disclosureIdOf(eventId, attempt);
  }

  /** CloudEvents 1.0 in binary mode. Nothing here can be joined with what another recipient is told. */
  private headersOf(
    { event, recipient, disclosureId }: Delivery,
    personKey: string,
    schemaId: number,
  ): Record<string, string> {
    const { eventId, occurredAt, sourceOrg } = event.meta;
    return {
      ce_specversion: '1.0',
      ce_id: this.namesFor(recipient).eventIdOf(eventId),
      ce_source: `/org/${sourceOrg}`,
      ce_type: `uk.iom.${event.type}`,
      ce_time: isoOf(occurredAt),
      ce_subject: personKey,
      ce_dataschema: `${this.schemasUrl}/${schemaId}`,
      'content-type': 'application/avro',
      traceparent: traceparentOf(disclosureId),
      'iom-disclosure-id': disclosureId,
    };
  }

  private namesFor(recipient: string): RecipientNames {
    let names = this.names.get(recipient);
    if (names === undefined) {
      names = rememberedNames(
        recipientNames(this.options.deploymentKey, recipient),
        REMEMBERED_PEOPLE,
      );
      this.names.set(recipient, names);
    }
    return names;
  }
}

/** sha256(salt ‖ value bytes), hex: binds the bytes without showing them. */
export function commitmentTo(bytes: Buffer, salt: string): string {
  return hash('sha256', Buffer.concat([Buffer.from(salt, 'hex'), bytes]), 'hex');
}

/**
 * A trace that begins at the recipient: the same again when the same is disclosed again, and no part of an inner trace. It says
 * no more than the disclosure id beside it, which is made under the recipient's key.
 */
function traceparentOf(disclosureId: string): string {
  const trace = hash('sha256', `trace\u001f${disclosureId}`, 'hex');
  return `00-${trace.slice(0, 32)}-${trace.slice(32, 48)}-01`;
}
