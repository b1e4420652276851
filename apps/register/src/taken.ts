import type { EventType, Facts, Meta, Observed } from '@iom/domain';
import type { Person } from './register-value.js';
import type { DropReason } from './tally.js';

/** What an event says, without about whom. */
export type Saying = {
  [Type in EventType]: { readonly type: Type } & Facts[Type];
}[EventType];

/** What taking a fact has come to, once the state has been changed. */
export type Taken =
  | {
      readonly drop: DropReason;
      /** What is withdrawn all the same. */
      readonly alsoRetracts?: readonly Withdrawal[];
    }
  | {
      readonly say: Saying;
      /** State that everybody knows already need not be said: only when the person stands differently now. */
      readonly ifChanged?: boolean;
      /** About something that has been said: whoever heard it is to hear this too, when the person is no nominal any more. */
      readonly isNotice?: boolean;
      /** What the register adds to what the source says of its record. */
      readonly marks?: Pick<Partial<Meta>, 'supersedes' | 'causedByDisclosureId' | 'causationId'>;
      /** Others of whom it is said as well, as they were before it. */
      readonly alsoOf?: readonly Person[];
      /** What is withdrawn beside it. */
      readonly alsoRetracts?: readonly Withdrawal[];
    };

/** An event that is withdrawn, and about whom it was. */
export interface Withdrawal {
  readonly subjectId: string;
  readonly eventId: string;
  readonly recordType: string;
}

/** The observation's own words. */
export function asObserved({ meta: _meta, person: _person, ...facts }: Observed): Saying {
  return facts;
}
