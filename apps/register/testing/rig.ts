import { type Deployment, eventIdOf, type EventType, NOBODY, type PersonClaim } from '@iom/domain';
import type { Nominal, Observed, Recorded, Standing } from '@iom/domain';
import type { Change, StateWriter } from '@iom/event-log';
import { NOON, observed } from '@iom/testing';
import { TALLY } from '../src/keys.js';
import type { RegisterEffect } from '../src/effect.js';
import { evolve, Register } from '../src/register.js';
import type { RegisterValue } from '../src/register-value.js';
import { NO_TALLY, type RegisterTally } from '../src/tally.js';

export const KEY = Buffer.from('a synthetic deployment key');

const force = (id: string, code: string, pdus: readonly string[]) => ({
  id,
  kind: 'police' as const,
  title: id,
  code,
  areas: { 'probation-wales': pdus },
  teamMailbox: 'team@example.invalid',
  dutyPhone: '000',
  principal: `User:${id}`,
});

export const WALES: Deployment = {
  retainEventsDays: 365,
  organisations: [
    force('gwent-police', '61', ['WPTGWT']),
    force('south-wales-police', '62', ['N03SW1', 'N03CTM']),
    {
      ...force('probation-wales', 'N03', []),
      kind: 'probation',
      areas: {},
    },
  ],
};

/** The state in memory, with what `evolve` asks for. */
export class MemoryState implements StateWriter<RegisterValue> {
  readonly held = new Map<string, RegisterValue>();

  get(key: string): RegisterValue | undefined {
    return this.held.get(key);
  }

  put(changes: Iterable<Change<RegisterValue>>): void {
    for (const [key, value] of changes) {
      if (value === undefined) this.held.delete(key);
      else this.held.set(key, value);
    }
  }
}

/** A register with its state: tell it things, and look at what it said. */
export class Rig {
  readonly state = new MemoryState();
  readonly events: Recorded[] = [];
  readonly nominals = new Map<string, Nominal>();
  /** Every change of a nominal, in order. */
  readonly changes: Nominal[] = [];
  private readonly register: Register;

  constructor(deployment: Deployment = WALES) {
    this.register = new Register({ deployment, deploymentKey: KEY });
  }

  /** Tells it all of these; answers what the last one, and only it, has led to. */
  tell(...observations: readonly Observed[]): readonly Recorded[] {
    let said: readonly Recorded[] = [];
    for (const each of observations) said = this.take(each);
    return said;
  }

  get tally(): RegisterTally {
    const tally = this.state.get(TALLY);
    return tally?.kind === 'tally' ? tally : NO_TALLY;
  }

  /** The standing of whoever has this CRN, as `iom.nominals` says it. */
  standing(crn: string): Standing | undefined {
    return [...this.nominals.values()].find(({ standing }) => standing.probation.crn === crn)
      ?.standing;
  }

  private take(each: Observed): readonly Recorded[] {
    const effects: readonly RegisterEffect[] = this.register.decide(this.state, each);
    evolve(this.state, effects);
    const said: Recorded[] = [];
    for (const effect of effects) {
      if (effect.effect === 'record') said.push(effect.event);
      if (effect.effect === 'nominal') {
        this.nominals.set(effect.nominal.subjectId, effect.nominal);
        this.changes.push(effect.nominal);
      }
    }
    this.events.push(...said);
    return said;
  }
}

export const CRN = 'X000001';
export const PNC = '2015/0000123L';
export const HOUR = 3_600_000_000;

type Facts<Type extends EventType> = NonNullable<Parameters<typeof observed<Type>>[1]>;

interface Source {
  readonly record?: string;
  readonly version?: string;
  readonly at?: number;
  readonly claim?: Partial<PersonClaim>;
}

/** Something that probation's system says about X000001, unless told otherwise. */
export function probation<Type extends EventType>(
  type: Type,
  source: Source = {},
  facts: Facts<Type> = {},
): Observed<Type> {
  const { record = `${type}/1`, version = '1', at = NOON, claim = { crn: CRN } } = source;
  return observed(type, {
    ...facts,
    person: { ...NOBODY, ...claim },
    meta: {
      occurredAt: at,
      sourceOrg: 'probation-wales',
      sourceSystem: 'NDELIUS',
      sourceRecordId: record,
      sourceVersion: version,
      eventId: eventIdOf('probation-wales', record, version, type),
      ...facts.meta,
    },
  });
}

/** Something that Gwent's Niche says about its nominal N61-1, unless told otherwise. */
export function police<Type extends EventType>(
  type: Type,
  source: Source & { readonly org?: string } = {},
  facts: Facts<Type> = {},
): Observed<Type> {
  const { record = 'OC-2026-000001', version = '1', at = NOON, org = 'gwent-police' } = source;
  const claim = { nicheNominalId: 'N61-1', nicheOrg: org, pncId: PNC, ...source.claim };
  return observed(type, {
    ...facts,
    person: { ...NOBODY, ...claim },
    meta: {
      occurredAt: at,
      sourceOrg: org,
      sourceRecordId: record,
      sourceVersion: version,
      eventId: eventIdOf(org, record, version, type),
      ...facts.meta,
    },
  });
}

/** Everything that makes X000001 an adult nominal in Gwent about whom everything may be shared. */
export function aNominal(
  claim: { crn: string; offenderId: string; pncId: string | null; nomsNumber?: string } = {
    crn: CRN,
    offenderId: '9001',
    pncId: PNC,
  },
): readonly Observed[] {
  const { crn, offenderId } = claim;
  const row = `OFFENDER/${offenderId}`;
  return [
    probation('IdentifiersReported', {
      record: row,
      claim: { ...claim, dateOfBirth: '1991-02-03' },
    }),
    probation('AccessLimitLifted', { record: row, claim: { crn, offenderId } }),
    probation('ResponsibleTeamChanged', {
      record: `OFFENDER_MANAGER/${offenderId}`,
      claim: { offenderId },
    }),
    probation(
      'NominalSelected',
      { record: `REGISTRATION/${offenderId}`, claim: { offenderId } },
      {
        registrationId: offenderId,
      },
    ),
  ];
}
