import {
  type EventType,
  EVENT_TYPES,
  type Nominal,
  type Disclosure,
  type Observed,
  type Recorded,
} from '@iom/domain';
import type { Codec } from './codec.js';

const NAMESPACE = 'uk.iom.';
const TYPES: ReadonlySet<string> = new Set(EVENT_TYPES);

/** An event of `iom.observed` or `iom.events`, framed. */
export function encodeEvent(codec: Codec, event: Observed | Recorded): Buffer {
  return codec.encode(NAMESPACE + event.type, event);
}

/** An event of `iom.observed`. Throws when the record is no canonical event with a person: a broken invariant. */
export function decodeObserved(codec: Codec, bytes: Buffer): Observed {
  const event = decodeTyped(codec, bytes) as Observed;
  if (event.person === null) throw new Error(`A ${event.type} of iom.observed names no person`);
  return event;
}

/** An event of `iom.events`. Throws when the record is no canonical event with a standing: a broken invariant. */
export function decodeRecorded(codec: Codec, bytes: Buffer): Recorded {
  const event = decodeTyped(codec, bytes) as Recorded;
  if (event.standing === null) throw new Error(`A ${event.type} of iom.events has no standing`);
  return event;
}

export function encodeNominal(codec: Codec, nominal: Nominal): Buffer {
  return codec.encode('uk.iom.Nominal', nominal);
}

export function decodeNominal(codec: Codec, bytes: Buffer): Nominal {
  return codec.decode<Nominal>(bytes).value;
}

export function encodeDisclosure(codec: Codec, disclosure: Disclosure): Buffer {
  return codec.encode('uk.iom.Disclosure', disclosure);
}

export function decodeDisclosure(codec: Codec, bytes: Buffer): Disclosure {
  return codec.decode<Disclosure>(bytes).value;
}

function decodeTyped(codec: Codec, bytes: Buffer): Observed | Recorded {
  const { name, value } = codec.decode<object>(bytes);
  const type = name.slice(NAMESPACE.length);
  if (!name.startsWith(NAMESPACE) || !TYPES.has(type))
    throw new Error(`${name} is no canonical event`);
  return Object.assign(value, { type: type as EventType }) as Observed | Recorded;
}
