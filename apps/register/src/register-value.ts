import type { CohortCategory, Day, Micros, Observed, Standing, YesNo } from '@iom/domain';
import type { ContentType } from './content-fields.js';
import type { RegisterTally } from './tally.js';

/** A record that could not be used; what arrived after it about the same person waits behind it. */
export interface SetAside {
  /** As `recordKey` writes it. */
  readonly record: string;
  readonly version: string;
  /** `topic/partition/offset` of the source record; null: its words were understood, and lost in the waiting room. */
  readonly place: string | null;
}

/** A source record that is set aside, so that operators find it: nothing of its content, and nobody's name. */
export interface Quarantined {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  /** The id of its `RecordSetAside`. */
  readonly setAside: string;
  /** Key of the person, Niche nominal or OFFENDER_ID that it was set aside for. */
  readonly holder: string;
  readonly org: string;
  readonly entity: string | null;
  readonly reason: string;
  readonly fieldPath: string | null;
  readonly since: Micros;
  /** The order number at which it arrived: where what it says belongs. */
  readonly sequence: number;
}

/** Those whose coordinates fall on the same page. */
export interface QuarantinePage {
  readonly kind: 'quarantine';
  readonly entries: readonly Quarantined[];
}

/** One registration of a person as an IOM nominal. Closed ones stay, so that an older fact cannot open them again. */
export interface Registration {
  readonly id: string;
  /** The probation organisation whose record it is. */
  readonly org: string;
  readonly isOpen: boolean;
  readonly category: CohortCategory;
  readonly categoryCode: string;
  readonly subCategory: string | null;
  readonly selectedOn: Day | null;
  readonly reviewDue: Day | null;
  /** The `NominalSelected` by which it was said that this registration makes a nominal; null: it was never said. */
  readonly eventId: string | null;
  /** The order number of its last end; 0: it never ended. */
  readonly closedAt: number;
}

/** A responsible team, by the source record that names it. */
export interface Allocation {
  readonly record: string;
  readonly provider: string | null;
  readonly pdu: string | null;
  readonly team: string | null;
  readonly from: Day | null;
  readonly isActive: boolean;
}

/**
 * What a source record last said about a person's state. One record can speak in several families. Of an `ending` the record
 * is the registration that ended, and the message when that was.
 */
export type FactFamily = 'identity' | 'limits' | 'team' | 'cohort' | 'deletion' | 'ending';

/** Versions of a record, apart for each shape: a row's count and a message's time do not compare. */
export interface Versions {
  readonly row: string | null;
  readonly message: string | null;
}

/** The last versions of a record that were taken. */
export interface FactVersion extends Versions {
  readonly record: string;
  readonly family: FactFamily;
}

/** Whether a person is in custody, by the latest source that says so. */
export interface CustodyState {
  readonly inCustody: YesNo;
  /** When that began, or was said to go on; 0: never heard of. */
  readonly since: Micros;
  /** The record that says so. */
  readonly record: string | null;
}

/** One limit of a case that a record of its own says is set. */
export interface Limit {
  readonly record: string;
  /** Its last day; null: it is open. */
  readonly until: Day | null;
}

/** A person whom probation knows. Police-only people have no record but their `NicheNominal`. */
export interface Person {
  readonly kind: 'person';
  readonly subjectId: string;
  readonly org: string;
  readonly crn: string;
  readonly pncId: string | null;
  /** PNC ids that the person's row had once: evidence for links that stand, never for new ones. */
  readonly replacedPncIds: readonly string[];
  /** By the person's row as it is now; prison messages give no other name. */
  readonly nomsNumber: string | null;
  readonly dateOfBirth: Day | null;
  /** The flags of the case; until its row has been seen, unknown. */
  readonly exclusion: YesNo;
  readonly restriction: YesNo;
  /** What limits the case beside its flags. */
  readonly limits: readonly Limit[];
  readonly registrations: readonly Registration[];
  /** The order number at which all registrations ended at once; 0: never. */
  readonly closedAllAt: number;
  readonly allocations: readonly Allocation[];
  readonly facts: readonly FactVersion[];
  /** Keys of the Niche nominals linked to this person. */
  readonly nominals: readonly string[];
  /** Keys of OFFENDER_IDs about which two claims disagree, this person being one of those they name. */
  readonly conflicts: readonly string[];
  readonly setAside: readonly SetAside[];
  readonly custody: CustodyState;
  /** Merges and unmerges that name this person, by type and record: while there are any, nobody knows who is meant. */
  readonly merges: readonly string[];
  /** The order number since which the person is a nominal without a break; 0: is none. */
  readonly nominalSince: number;
  /** Of the standing below; 0: never was a nominal. */
  readonly version: number;
  /** As last written to `iom.nominals`. */
  readonly standing: Standing | null;
}

/** A nominal of one force's Niche: identity, and nothing else. */
export interface NicheNominal {
  readonly kind: 'niche';
  readonly org: string;
  readonly nominalId: string;
  /** The last valid PNC id that the force gave. */
  readonly pncId: string | null;
  readonly dateOfBirth: Day | null;
  /** null: not linked to anyone whom probation knows. */
  readonly subjectId: string | null;
  /** While not linked; moves to the person with the link. */
  readonly setAside: readonly SetAside[];
  /** The same of merges. */
  readonly merges: readonly string[];
}

/** Whom an identifier of probation names. */
export interface Identity {
  readonly kind: 'identity';
  /** null: an OFFENDER_ID that no OFFENDER row has named yet. */
  readonly subjectId: string | null;
  /** People whom a claim with this OFFENDER_ID named instead. */
  readonly claimedBy: readonly string[];
  readonly setAside: readonly SetAside[];
}

/** Who has, had or claims a PNC id. */
export interface PncHolders {
  readonly kind: 'pnc';
  /** People whose probation row has it now. More than one: it links nobody. */
  readonly current: readonly string[];
  readonly replaced: readonly string[];
  /** Keys of Niche nominals that have it. */
  readonly claims: readonly string[];
}

/** Something that was said from a record. */
export interface Said {
  readonly type: ContentType;
  /** The event that said it, and that a correction or retraction is about; null: only a snapshot did, and that told nobody. */
  readonly eventId: string | null;
}

/** What a record says of one matter, of which the later replaces the earlier: an offer, then its outcome. */
export interface Thread {
  /** The last that were taken. */
  readonly versions: Versions;
  /** What has been said, in order: the last of it stands. */
  readonly said: readonly Said[];
  /** Of what was said last: `ContentHash`. */
  readonly hashes: Buffer;
  /** Whether a message said that, and no row. */
  readonly isOfMessage: boolean;
}

/** What became of a source record about a nominal. */
export interface CarriedRecord {
  readonly kind: 'record';
  readonly subjectId: string;
  /** The last versions of it when the source deleted it; null: it has not. */
  readonly withdrawn: Versions | null;
  /** The disclosure that it is a copy of; once a copy, always one. */
  readonly copyOf: string | null;
  readonly threads: readonly Thread[];
}

/** A source record that is known to be a copy before anything of it has been carried. */
export interface DeclaredCopy {
  readonly kind: 'copy';
  /** The disclosure that it is a copy of. */
  readonly copyOf: string;
}

/** What waits behind one person, Niche nominal or OFFENDER_ID, in order. */
export interface Queue {
  readonly kind: 'queue';
  readonly numbers: readonly number[];
}

/** One observation in the waiting room. */
export interface Waiting {
  readonly kind: 'waiting';
  /** Key of the person, Niche nominal or OFFENDER_ID that it waits for. */
  readonly holder: string;
  /** The order number at which it arrived. */
  readonly sequence: number;
  readonly observed: Observed;
}

/** The register's place in its own order. */
export interface Order {
  readonly kind: 'order';
  /** Observations taken in hand so far. */
  readonly sequence: number;
  /** The latest `observedAt` seen. */
  readonly clock: Micros;
  readonly nextWaiting: number;
  /** No lower number is waiting. */
  readonly sweepFrom: number;
  /** People whose waiting observations go out with the next decision, once it is known how limited they are. */
  readonly release: readonly string[];
  /** The record whose limits are awaited for that. */
  readonly releaseAfter: string | null;
}

export interface Tally extends RegisterTally {
  readonly kind: 'tally';
}

/** Everything the register remembers is one of these, by key. */
export type RegisterValue =
  | Person
  | NicheNominal
  | Identity
  | PncHolders
  | CarriedRecord
  | DeclaredCopy
  | Queue
  | Waiting
  | QuarantinePage
  | Order
  | Tally;

export type RegisterKind = RegisterValue['kind'];
export type ValueOf<Kind extends RegisterKind> = Extract<RegisterValue, { readonly kind: Kind }>;
