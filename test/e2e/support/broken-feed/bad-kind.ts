import type { OutgoingRecord } from '@iom/event-log';
import type { MadeUpPerson } from '../source-records.js';

/** Which record of which person is to be spoilt. */
export interface Occasion {
  readonly person: MadeUpPerson;
  /** Digits alone, of no other record. */
  readonly number: string;
  /** UK wall time as if it were UTC, in milliseconds: when the contact was, if it is one. */
  readonly wallMs: number;
  /** CONTACT_ID of an earlier contact of the person. */
  readonly knownContactId: string;
}

interface Named {
  /** As a practitioner would call it. */
  readonly name: string;
  readonly side: 'police' | 'probation';
  /** The record as it is sent. */
  readonly spoil: (occasion: Occasion) => OutgoingRecord;
}

/** How a record that was set aside is settled in the end. */
export type Remedy =
  /** The code row that it names comes, and it is read again. */
  | {
      readonly by: 'code-row';
      /** Whether it is a contact, and so is shared once it is read. */
      readonly isContact: boolean;
    }
  /** Its source sends a later version. */
  | {
      readonly by: 'later-version';
      readonly correct: (occasion: Occasion) => OutgoingRecord;
      readonly isContact: boolean;
    }
  /** An operator gives it up. */
  | { readonly by: 'discard' };

/** Its person's later records wait behind it. */
export interface SetAsideKind extends Named {
  readonly fate: 'set-aside';
  readonly reason: string;
  readonly fieldPath: string | null;
  /** false: nobody can tell whose it is, and so it holds nobody up. */
  readonly isOfSomebody: boolean;
  /** It can be read that nobody may see the case: what was said just before is withheld, if it has not gone yet. */
  readonly limitsCase?: true;
  readonly remedy: Remedy;
}

/** Its producer is told, and it holds nobody up. */
export interface RefusedKind extends Named {
  readonly fate: 'refused';
  readonly reason: string;
  readonly fieldPath: string | null;
}

/** Nobody is told, and it holds nobody up. */
export interface PassedOverKind extends Named {
  readonly fate: 'passed-over';
}

/** One way in which a record of a source is bad, and what is to become of it. */
export type BadKind = SetAsideKind | RefusedKind | PassedOverKind;

export const DISCARD = { by: 'discard' } as const satisfies Remedy;
