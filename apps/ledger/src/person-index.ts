import { type Codec, decodeNominal } from '@iom/codec';
import type { Standing } from '@iom/domain';
import { type EventLogClient, GlobalTable, NOMINALS, SUBJECT_PARTITIONS } from '@iom/event-log';

/** A person as whoever asks knows them; every identifier given must fit. */
export interface PersonQuery {
  readonly subjectId?: string | undefined;
  readonly crn?: string | undefined;
  /** Canonical. */
  readonly pncId?: string | undefined;
  readonly nicheNominalId?: string | undefined;
}

export interface KnownIdentity {
  readonly crn: string | null;
  readonly pncIds: readonly string[];
  readonly nicheNominalIds: readonly string[];
}

/** Who is who, as `iom.nominals` has it now. Rows are kept as bytes: one may be of a schema version that is yet to be learnt. */
export class PersonIndex {
  private readonly table: GlobalTable<Buffer>;
  /** Of the rows that were read before. */
  private readonly identities = new WeakMap<Buffer, KnownIdentity>();

  constructor(
    client: EventLogClient,
    private readonly codec: Codec,
    onFatal: (error: unknown) => void,
  ) {
    this.table = new GlobalTable({
      client,
      topic: NOMINALS,
      partitions: SUBJECT_PARTITIONS,
      decode: ({ value }) => value,
      onFatal,
    });
  }

  start(): Promise<void> {
    return this.table.start();
  }

  /** The subjects that fit; a subject id alone needs no index. */
  async subjectsOf(query: PersonQuery): Promise<readonly string[]> {
    const { subjectId, crn, pncId, nicheNominalId } = query;
    if (crn === undefined && pncId === undefined && nicheNominalId === undefined) {
      return subjectId === undefined ? [] : [subjectId];
    }
    const rows = [...this.table.entries()].filter(([id]) => (subjectId ?? id) === id);
    await this.codec.learn(rows.map(([, row]) => row));
    return rows.filter(([, row]) => fits(this.identityIn(row), query)).map(([id]) => id);
  }

  stop(): void {
    this.table.stop();
  }

  private identityIn(row: Buffer): KnownIdentity {
    const known = this.identities.get(row) ?? identityOf(decodeNominal(this.codec, row).standing);
    this.identities.set(row, known);
    return known;
  }
}

/** Every identifier by which either side knows the person. */
export function identityOf({ probation, police }: Standing): KnownIdentity {
  return {
    crn: probation.crn,
    pncIds: present([probation.pncId, ...police.map(({ pncId }) => pncId)]),
    nicheNominalIds: present(police.map(({ nominalId }) => nominalId)),
  };
}

export function fits(identity: KnownIdentity, query: PersonQuery): boolean {
  const { crn, pncId, nicheNominalId } = query;
  return (
    (crn === undefined || identity.crn === crn) &&
    (pncId === undefined || identity.pncIds.includes(pncId)) &&
    (nicheNominalId === undefined || identity.nicheNominalIds.includes(nicheNominalId))
  );
}

function present(texts: readonly (string | null)[]): string[] {
  return texts.filter((text) => text !== null);
}
