import type { EventType, Facts, Observed, Recorded } from '@iom/domain';
import { EXAMPLES } from './examples/index.js';
import { meta, person, standing } from './parts.js';

type Given<Type extends EventType, Event> = Partial<Omit<Event, 'type' | 'meta'>> &
  Partial<Facts[Type]> & { readonly meta?: Parameters<typeof meta>[0] };

/** A complete event of `iom.observed`; give what the test is about. */
export function observed<Type extends EventType>(
  type: Type,
  given: Given<Type, Observed<Type>> = {},
): Observed<Type> {
  return {
    ...EXAMPLES[type],
    person: person(),
    ...given,
    type,
    meta: meta(given.meta),
  } as unknown as Observed<Type>;
}

/** A complete event of `iom.events`; give what the test is about. */
export function recorded<Type extends EventType>(
  type: Type,
  given: Given<Type, Recorded<Type>> = {},
): Recorded<Type> {
  return {
    ...EXAMPLES[type],
    subjectId: given.standing?.subjectId ?? 'subject-1',
    standing: standing(),
    previousStanding: null,
    ...given,
    type,
    meta: meta(given.meta),
  } as unknown as Recorded<Type>;
}
