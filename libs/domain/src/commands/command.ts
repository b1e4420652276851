import type { Micros } from '../time.js';

/**
 * What an operator can order. REDRIVE: read a record that was set aside again, with today's code. DISCARD: give it up.
 * CONTENT_SEEN orders nothing: it records that the operator has looked at a record's content. CONFIRM_LINK and UNLINK: two
 * records are, or are not, of one person; obeyed when two people say so.
 */
export type CommandKind =
  'REDRIVE' | 'DISCARD' | 'CONTENT_SEEN' | 'CONFIRM_LINK' | 'UNLINK' | 'UNKNOWN';

/** The source record that a command is about. */
export interface CommandTarget {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  /** The `RecordSetAside` that a REDRIVE is to resolve; null: the register knows none for this record. */
  readonly setAside: string | null;
}

/** The two records that a CONFIRM_LINK or an UNLINK is about. */
export interface LinkTarget {
  readonly probationOrg: string;
  readonly crn: string;
  readonly policeOrg: string;
  readonly nicheNominalId: string;
}

/** What an operator signs. */
export interface UnsignedCommand {
  /** A random uuid. A second command of the same id is a copy of the first and is not obeyed. */
  readonly commandId: string;
  readonly at: Micros;
  /** An id of `operators.yaml`. */
  readonly operator: string;
  readonly kind: CommandKind;
  readonly target: CommandTarget | null;
  /** In the operator's words; never a word about a person, for it is kept for good. */
  readonly reason: string | null;
  /** Left out or null: it is about no link. */
  readonly link?: LinkTarget | null;
}

/** A record of `iom.commands`. */
export interface Command extends UnsignedCommand {
  /** Ed25519 over `bytesToSign`. */
  readonly signature: Buffer;
}
