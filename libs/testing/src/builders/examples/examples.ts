import type { EventType, Facts } from '@iom/domain';

/** What each of these types of event says in a story where nothing special happens. */
export type Examples<Type extends EventType = EventType> = { readonly [T in Type]: Facts[T] };
