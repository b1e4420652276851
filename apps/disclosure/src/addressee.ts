import type { Codec } from '@iom/codec';
import { type EventType, type RecipientNames, recipientNames } from '@iom/domain';
import { shareTopic } from '@iom/event-log';
import { outboundName } from '@iom/policy';
import { rememberedNames } from './remembered-names.js';

const REMEMBERED_PEOPLE = 10_000;

export interface AddresseeOptions {
  readonly codec: Codec;
  readonly deploymentKey: Buffer;
  /** Base address of the schema registry, for `ce_dataschema`. */
  readonly registryUrl: string;
}

/** What all records of one type for one recipient have in common. */
export interface Form {
  /** Of the schema. */
  readonly name: string;
  readonly schemaId: number;
  readonly ceType: string;
  readonly dataschema: string;
}

/** A recipient, with what all records for it have in common worked out once. */
export class Addressee {
  readonly topic: string;
  readonly names: RecipientNames;
  private readonly forms = new Map<EventType, Form>();

  constructor(
    private readonly recipient: string,
    private readonly options: AddresseeOptions,
  ) {
    this.topic = shareTopic(recipient);
    const names = recipientNames(options.deploymentKey, recipient);
    this.names = rememberedNames(names, REMEMBERED_PEOPLE);
  }

  formOf(type: EventType): Form {
    const known = this.forms.get(type);
    if (known !== undefined) return known;
    const { codec, registryUrl } = this.options;
    const name = outboundName(this.recipient, type);
    const schemaId = codec.idOf(name);
    const dataschema = `${registryUrl.replace(/\/+$/, '')}/schemas/ids/${schemaId}`;
    const form = { name, schemaId, ceType: `uk.iom.${type}`, dataschema };
    this.forms.set(type, form);
    return form;
  }
}
