import type { OutgoingRecord } from '@iom/event-log';
import type { FeedPerson } from './person.js';

/** What a record makes true of its person, in the source's own words. */
export type Fact =
  | { readonly kind: 'registered'; readonly categoryCode: string }
  | { readonly kind: 'deregistered' | 'registration-deleted' }
  | { readonly kind: 'limited' | 'unlimited' | 'limits-unknown' }
  | { readonly kind: 'supervised-in'; readonly pdu: string }
  | { readonly kind: 'police-record'; readonly org: string; readonly isContact: boolean }
  | { readonly kind: 'probation-contact' }
  | { readonly kind: 'bad-record'; readonly setAside: boolean };

/** One record of the feed, with what only the story knows of it. */
export interface Line {
  /** When its source wrote it, epoch milliseconds. */
  readonly at: number;
  readonly record: OutgoingRecord;
  readonly person: FeedPerson;
  readonly says: readonly Fact[];
}

/** Records that may arrive in any order across sources. */
export interface Chapter {
  readonly label: string;
  readonly lines: readonly Line[];
}
