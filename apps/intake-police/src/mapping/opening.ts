import type { EventType, Meta, PersonClaim } from '@iom/domain';
import type { Envelope } from '../contract/envelope.js';
import type { Context } from '../source-record.js';
import { type About, metaOf } from './meta.js';
import { personOf } from './person.js';

/** What an event of a change begins with, whatever it says. */
export function opening<const Type extends EventType>(
  type: Type,
  change: Envelope,
  about: About,
  context: Context,
): { readonly type: Type; readonly meta: Meta; readonly person: PersonClaim } {
  const person = personOf(change.nominal, context.org.id, context.observedAt);
  return { type, meta: metaOf(change, type, about, context), person };
}
