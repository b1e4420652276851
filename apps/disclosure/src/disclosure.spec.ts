import { createHash } from 'node:crypto';
import { join } from 'node:path';
import {
  Codec,
  decodeDisclosure,
  encodeEvent,
  loadSchemas,
  MemorySchemaIds,
  packingWith,
  schemaIdOf,
} from '@iom/codec';
import {
  type Disclosure,
  MICROS_PER_DAY,
  type Nominal,
  partitionOf,
  type Recorded,
  recipientNames,
  type Standing,
} from '@iom/domain';
import {
  DISCLOSURES,
  EVENTS,
  handlersOf,
  type LogRecord,
  MemoryLog,
  type MemoryStage,
  SUBJECT_PARTITIONS,
  topicDeclarations,
} from '@iom/event-log';
import { MetricsRegistry } from '@iom/platform';
import { outboundSchemas } from '@iom/policy';
import { NOON, recorded, standing } from '@iom/testing';
import { readAgreements } from './agreements-folder.js';
import { DecisionCounts } from './decision-counts.js';
import { DisclosureController } from './disclosure.controller.js';
import { disclosureDefinition } from './disclosure.definition.js';
import { OutboundRecords } from './outbound-record.js';
import type { Told } from './told.js';

const AGREEMENTS = join(import.meta.dirname, '../../../agreements');
const KEY = Buffer.alloc(32, 7);
const AT = NOON + MICROS_PER_DAY;
const SALT = 'ab'.repeat(16);

const { deployment, policy } = readAgreements(AGREEMENTS);
const { organisations } = deployment;

/** A disclosure stage on a log in memory, and the nominals that it finds. */
class Bridge {
  readonly metrics = new MetricsRegistry();
  readonly nominals = new Map<string, Nominal>();
  readonly log: MemoryLog;
  readonly stage: MemoryStage<Told>;

  private constructor(
    readonly codec: Codec,
    private readonly deploymentKey: Buffer,
  ) {
    const topics = topicDeclarations(organisations);
    this.log = new MemoryLog({ topics, packing: packingWith(codec), now: () => AT });
    this.stage = this.start();
  }

  static async open(deploymentKey: Buffer = KEY): Promise<Bridge> {
    const codec = await Codec.open(loadSchemas(), new MemorySchemaIds());
    await codec.add(outboundSchemas(policy));
    return new Bridge(codec, deploymentKey);
  }

  private start(): MemoryStage<Told> {
    const outbound = new OutboundRecords({
      codec: this.codec,
      deploymentKey: this.deploymentKey,
      registryUrl: 'http://registry.example:8081/',
    });
    const controller = new DisclosureController(
      {
        codec: this.codec,
        policy,
        outbound,
        drawSalt: () => SALT,
        eventAt: ({ topic, partition, offset }) =>
          Promise.resolve(this.log.stored(topic, partition)[offset]),
      },
      { currentOf: () => Promise.resolve(this.nominals) },
      new DecisionCounts(this.metrics),
    );
    const definition = disclosureDefinition(organisations, this.codec);
    return this.log.runStage(definition, handlersOf<Told>(controller));
  }

  /** The person is a nominal with this standing now. */
  nowIs(now: Standing, version = 1): this {
    const { subjectId } = now;
    this.nominals.set(subjectId, { subjectId, version, asAt: AT, standing: now });
    return this;
  }

  async happens(...events: readonly Recorded[]): Promise<void> {
    for (const event of events) {
      this.log.append({
        topic: EVENTS,
        partition: partitionOf(event.subjectId, SUBJECT_PARTITIONS),
        key: `${event.subjectId}/${event.meta.eventId}`,
        value: encodeEvent(this.codec, event),
      });
    }
    await this.stage.drain();
  }

  sent(org: string): readonly LogRecord[] {
    return this.log.read(`share.${org}`);
  }

  disclosures(): readonly Disclosure[] {
    return this.log
      .read(DISCLOSURES)
      .flatMap(({ value }) => (value === null ? [] : [decodeDisclosure(this.codec, value)]));
  }

  outcomes(): readonly string[] {
    return this.disclosures().flatMap(({ decisions }) =>
      decisions.map(({ recipient, outcome }) => `${recipient} ${outcome}`),
    );
  }
}

let nth = 0;
const eventId = () => `00000000-0000-5000-8000-${String(++nth).padStart(12, '0')}`;
const visit = (given: Parameters<typeof recorded<'ContactRecorded'>>[1] = {}) =>
  recorded('ContactRecorded', { ...given, meta: { eventId: eventId(), ...given.meta } });
const byProbation = () => ({
  eventId: eventId(),
  sourceOrg: 'probation-wales',
  sourceSystem: 'NDELIUS' as const,
});

const selected = () => recorded('NominalSelected', { meta: byProbation() });
const deselected = () =>
  recorded('NominalDeselected', {
    meta: byProbation(),
    standing: standing({ cohort: null, limitedAccess: 'RESTRICTED' }),
    previousStanding: standing(),
  });

const headers = (record: LogRecord | undefined) =>
  Object.fromEntries(
    Object.entries(record?.headers ?? {}).map(([name, value]) => [name, String(value)]),
  );

describe('a recall of somebody whose case not everybody may see', () => {
  it('reaches the force as a call to make, and as nothing else', async () => {
    const bridge = await Bridge.open();
    const limited = standing({ limitedAccess: 'RESTRICTED' });
    bridge.nowIs(limited);
    await bridge.happens(
      recorded('RecallRequested', { meta: byProbation(), standing: limited, emergency: 'YES' }),
    );
    const [record, ...more] = bridge.sent('gwent-police');
    expect(more).toEqual([]);
    expect(headers(record)).toMatchObject({
      ce_type: 'uk.iom.DutyContactRequested',
      ce_time: new Date(AT / 1_000).toISOString(),
    });
    const reference = headers(record)['iom-disclosure-id'];
    expect(bridge.codec.decode(record?.value ?? Buffer.of()).value).toMatchObject({
      org: 'probation-wales',
      dutyPhone: '01632 960000',
      reference,
      handling: { subjectCategory: 'UNKNOWN', courtUse: 'NO' },
    });
    const [decision] = bridge.disclosures().flatMap(({ decisions }) => decisions);
    expect(decision).toMatchObject({
      outcome: 'POINTER',
      reasons: ['ACCESS_RESTRICTED'],
      sent: { topic: 'share.gwent-police' },
    });
    expect(new Set(decision?.fields.map(({ action }) => action))).toEqual(new Set(['WITHHOLD']));
  });
});

describe('a contact of the police with a nominal', () => {
  it('reaches probation under names that are probation’s alone', async () => {
    const bridge = await Bridge.open();
    const event = visit();
    await bridge.nowIs(event.standing).happens(event);

    const [record, ...others] = bridge.sent('probation-wales');
    expect(others).toEqual([]);
    const names = recipientNames(KEY, 'probation-wales');
    const personKey = names.personKeyOf('subject-1');
    expect(String(record?.key)).toBe(personKey);
    expect(record?.partition).toBe(partitionOf(personKey, 3));
    const disclosureId = names.disclosureIdOf(event.meta.eventId, 1);
    expect(headers(record)).toEqual({
      ce_specversion: '1.0',
      ce_id: names.eventIdOf(event.meta.eventId),
      ce_source: '/org/gwent-police',
      ce_type: 'uk.iom.ContactRecorded',
      ce_time: '2026-06-14T12:00:00.000Z',
      ce_subject: personKey,
      ce_dataschema: `http://registry.example:8081/schemas/ids/${schemaIdOf(record?.value ?? Buffer.alloc(0))}`,
      'content-type': 'application/avro',
      traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
      'iom-disclosure-id': disclosureId,
    });
  });

  it('carries who, what and how it may be used, and nothing that is withheld', async () => {
    const bridge = await Bridge.open();
    const event = visit({ notes: 'Synthetic note.', address: '1 Example Street' });
    await bridge.nowIs(event.standing).happens(event);

    const bytes = bridge.sent('probation-wales')[0]?.value ?? Buffer.alloc(0);
    const { name, value } = bridge.codec.decode<Record<string, unknown>>(bytes);
    expect(name).toBe('uk.iom.share.probation_wales.ContactRecorded');
    expect(value).toMatchObject({
      person: { crn: 'X000001', pncId: '2015/0000123L' },
      occurredAt: NOON,
      kind: 'HOME_VISIT',
      outcome: 'KEPT',
      locationClass: 'HOME',
      concernClass: 'NONE',
      handling: { agreementId: 'iom-gwent', courtUse: 'VERIFIABLE_ONLY' },
    });
    expect(bytes.includes('Synthetic note')).toBe(false);
    expect(bytes.includes('Example Street')).toBe(false);
    expect(bytes.includes('N61-0000001')).toBe(false);
  });

  it('goes out under no name that can be found by trying: every one depends on the deployment’s key', async () => {
    const event = visit();
    const headersUnder = async (key: Buffer) => {
      const bridge = await Bridge.open(key);
      await bridge.nowIs(event.standing).happens(event);
      return headers(bridge.sent('probation-wales')[0]);
    };
    const ours = await headersUnder(KEY);
    const others = await headersUnder(Buffer.alloc(32, 8));
    const names = ['ce_id', 'ce_subject', 'iom-disclosure-id', 'traceparent'];
    expect(names.filter((name) => ours[name] === others[name])).toEqual([]);
    expect(await headersUnder(KEY)).toEqual(ours);
  });

  it('is recorded with a commitment to the very bytes that went out', async () => {
    const bridge = await Bridge.open();
    const event = visit();
    await bridge.nowIs(event.standing, 4).happens(event);

    const [entry] = bridge.disclosures();
    const [decision] = entry?.decisions ?? [];
    const bytes = bridge.sent('probation-wales')[0]?.value ?? Buffer.alloc(0);
    expect(entry).toMatchObject({
      eventId: event.meta.eventId,
      eventType: 'ContactRecorded',
      sender: 'gwent-police',
      subjectId: 'subject-1',
      input: { topic: 'iom.events', partition: partitionOf('subject-1', 6), offset: 0 },
      decidedAt: AT,
      currentVersion: 4,
      replay: null,
    });
    expect(decision).toMatchObject({
      recipient: 'probation-wales',
      outcome: 'SHARED',
      attempt: 1,
      salt: SALT,
      sent: {
        topic: 'share.probation-wales',
        schemaId: schemaIdOf(bytes),
        commitment: createHash('sha256')
          .update(Buffer.from(SALT, 'hex'))
          .update(bytes)
          .digest('hex'),
      },
    });
  });

  it('that is withheld is recorded, and nothing leaves', async () => {
    const bridge = await Bridge.open();
    await bridge.nowIs(standing({ limitedAccess: 'RESTRICTED' })).happens(visit());
    expect(bridge.sent('probation-wales')).toEqual([]);
    expect(bridge.disclosures()[0]?.decisions).toMatchObject([
      { outcome: 'WITHHELD', reasons: ['ACCESS_RESTRICTED'], sent: null, fields: [] },
    ]);
  });

  it('of somebody whom no current nominal is known for is held', async () => {
    const bridge = await Bridge.open();
    await bridge.happens(visit());
    expect(bridge.outcomes()).toEqual(['probation-wales HELD']);
    expect(bridge.disclosures()[0]?.currentVersion).toBeNull();
  });

  it('is counted by recipient, outcome and reason', async () => {
    const bridge = await Bridge.open();
    await bridge.nowIs(standing({ age18OrOver: 'UNKNOWN' })).happens(visit(), visit());
    const text = await bridge.metrics.text();
    expect(text).toContain('iom_decisions_total{recipient="probation-wales",outcome="HELD"} 2');
    expect(text).toContain(
      'iom_decision_reasons_total{recipient="probation-wales",reason="AGE_UNKNOWN"} 2',
    );
  });
});

describe('the record of decisions', () => {
  it('has one entry for each event, also when nobody is in scope', async () => {
    const bridge = await Bridge.open();
    const nowhere = standing({
      area: { provider: null, pdu: null, team: null, probationOrg: null, policeOrg: null },
    });
    await bridge.nowIs(nowhere).happens(visit({ standing: nowhere }), visit({ standing: nowhere }));
    expect(bridge.disclosures().map(({ decisions }) => decisions)).toEqual([[], []]);
  });

  it('skips what has been erased from the event store', async () => {
    const bridge = await Bridge.open();
    bridge.log.append({ topic: EVENTS, partition: 0, key: 'subject-1/x', value: null });
    await bridge.nowIs(standing()).happens(visit());
    expect(bridge.disclosures()).toHaveLength(1);
  });

  it('gives each recipient other names for the same person and event', async () => {
    const bridge = await Bridge.open();
    const toGwent = recorded('ContactRecorded', { meta: byProbation() });
    const toProbation = visit();
    await bridge.nowIs(standing()).happens(toGwent, toProbation);
    const [gwent] = bridge.sent('gwent-police');
    const [probation] = bridge.sent('probation-wales');
    expect(headers(gwent)['ce_source']).toBe('/org/probation-wales');
    expect(headers(gwent)['ce_subject']).not.toBe(headers(probation)['ce_subject']);
  });
});

describe('the end of a membership', () => {
  it('is told to the force that was told of its beginning, once', async () => {
    const bridge = await Bridge.open();
    await bridge.nowIs(standing()).happens(selected());
    await bridge.nowIs(standing({ cohort: null })).happens(deselected(), deselected());
    expect(bridge.outcomes()).toEqual([
      'gwent-police SHARED',
      'gwent-police SHARED',
      'gwent-police WITHHELD',
    ]);
    expect(bridge.sent('gwent-police').map((record) => headers(record)['ce_type'])).toEqual([
      'uk.iom.NominalSelected',
      'uk.iom.NominalDeselected',
    ]);
  });

  it('is told also by an instance that was started in between', async () => {
    const bridge = await Bridge.open();
    await bridge.nowIs(standing()).happens(selected());
    bridge.stage.restart();
    const state = bridge.stage.state(partitionOf('subject-1', SUBJECT_PARTITIONS));
    expect(state.get('subject-1')).toMatchObject({ recipients: ['gwent-police'], heldBack: [] });
    await bridge.nowIs(standing({ cohort: null })).happens(deselected());
    expect(bridge.outcomes()).toEqual(['gwent-police SHARED', 'gwent-police SHARED']);
  });

  it('is told to the force that was told of the beginning, when the person had moved or belonged nowhere by then', async () => {
    const { area } = standing();
    const elsewhere = [
      { ...area, pdu: 'N03SW1', policeOrg: 'south-wales-police' },
      { provider: null, pdu: null, team: null, probationOrg: null, policeOrg: null },
    ];
    for (const moved of elsewhere) {
      const bridge = await Bridge.open();
      await bridge.nowIs(standing()).happens(selected());
      const left = standing({ cohort: null, area: moved });
      await bridge.nowIs(left, 2).happens(
        recorded('NominalDeselected', {
          meta: byProbation(),
          standing: left,
          previousStanding: standing({ area: moved }),
        }),
      );
      expect(bridge.sent('gwent-police').map((record) => headers(record)['ce_type'])).toEqual([
        'uk.iom.NominalSelected',
        'uk.iom.NominalDeselected',
      ]);
      expect(bridge.sent('south-wales-police')).toEqual([]);
      const partition = partitionOf('subject-1', SUBJECT_PARTITIONS);
      expect(bridge.stage.state(partition).get('subject-1')).toBeUndefined();
    }
  });

  it('is nothing to a force that was never told of a beginning', async () => {
    const bridge = await Bridge.open();
    await bridge.nowIs(standing({ age18OrOver: 'UNKNOWN' })).happens(selected());
    await bridge.nowIs(standing({ cohort: null })).happens(deselected());
    expect(bridge.outcomes()).toEqual(['gwent-police HELD', 'gwent-police WITHHELD']);
    expect(bridge.sent('gwent-police')).toEqual([]);
  });
});

describe('every event that an agreement lets out', () => {
  it.each([
    ['an offer', () => recorded('ContactOffered', { meta: byProbation() })],
    [
      'an agency’s offer',
      () => recorded('ContactOffered', { meta: byProbation(), agencyClass: 'OTHER' }),
    ],
    ['a contact', () => recorded('ContactRecorded', { meta: byProbation() })],
    [
      'an agency’s contact',
      () => recorded('ContactRecorded', { meta: byProbation(), agencyClass: 'OTHER' }),
    ],
    ['a selection', selected],
    [
      'a selection of an unmapped category',
      () => recorded('NominalSelected', { meta: byProbation(), category: 'UNKNOWN' }),
    ],
    ['another category', () => recorded('NominalRecategorised', { meta: byProbation() })],
  ] as const)('fits the schema of its recipient: %s', async (_what, event) => {
    const bridge = await Bridge.open();
    await bridge.nowIs(standing()).happens(event());
    const [record] = bridge.sent('gwent-police');
    const { value } = bridge.codec.decode<{ person: unknown }>(record?.value ?? Buffer.alloc(0));
    expect(value.person).toMatchObject({ nicheNominalId: 'N61-0000001', pncId: '2015/0000123L' });
  });

  it('names one schema id in header, record and decision', async () => {
    const bridge = await Bridge.open();
    await bridge.nowIs(standing()).happens(visit());
    const [record] = bridge.sent('probation-wales');
    const id = schemaIdOf(record?.value ?? Buffer.alloc(0));
    expect(headers(record)['ce_dataschema']).toMatch(new RegExp(`/${id}$`));
    expect(bridge.disclosures()[0]?.decisions[0]?.sent?.schemaId).toBe(id);
  });
});

describe('a retraction', () => {
  it('is due to whoever had the record, and nothing leaves yet', async () => {
    const bridge = await Bridge.open();
    await bridge
      .nowIs(standing())
      .happens(recorded('RecordRetracted', { meta: { eventId: eventId() } }));
    expect(bridge.outcomes()).toEqual(['probation-wales NOTICE_DUE']);
    expect(bridge.sent('probation-wales')).toEqual([]);
  });

  it('is due to every force after the person has moved: one of them may have had the record', async () => {
    const bridge = await Bridge.open();
    await bridge.nowIs(standing()).happens(recorded('ContactRecorded', { meta: byProbation() }));
    const { area } = standing();
    const moved = standing({ area: { ...area, pdu: 'N03SW1', policeOrg: 'south-wales-police' } });
    await bridge
      .nowIs(moved)
      .happens(recorded('RecordRetracted', { standing: moved, meta: byProbation() }));
    const [, ...due] = bridge.outcomes();
    expect(due).toHaveLength(4);
    expect(due).toContain('gwent-police NOTICE_DUE');
    expect(bridge.sent('gwent-police')).toHaveLength(1);
  });
});

describe('a correction', () => {
  it('of nothing that its recipient sees leaves an entry without a decision', async () => {
    const bridge = await Bridge.open();
    const meta = { eventId: eventId() };
    await bridge
      .nowIs(standing())
      .happens(recorded('RecordCorrected', { changed: ['notes'], meta }));
    expect(bridge.disclosures().map(({ decisions }) => decisions)).toEqual([[]]);
  });
});

const doubtful = () => standing({ limitedAccess: 'UNKNOWN', setAside: true });

/** Somebody has dealt with the record that could not be read. */
const dealtWith = () =>
  recorded('SetAsideSettled', {
    meta: byProbation(),
    standing: standing(),
    previousStanding: doubtful(),
  });

describe('a contact said just before a record of the person that cannot be read', () => {
  it('is held while nobody knows what the record says, and goes out before what follows it', async () => {
    const bridge = await Bridge.open();
    const [first, second, after] = [visit(), visit(), visit()];
    await bridge.nowIs(doubtful()).happens(first, second);
    expect(bridge.sent('probation-wales')).toEqual([]);
    expect(bridge.outcomes()).toEqual(['probation-wales HELD', 'probation-wales HELD']);

    await bridge.nowIs(standing(), 2).happens(dealtWith(), after);
    const names = recipientNames(KEY, 'probation-wales');
    expect(bridge.sent('probation-wales').map((record) => headers(record)['ce_id'])).toEqual(
      [first, second, after].map(({ meta }) => names.eventIdOf(meta.eventId)),
    );
    const decided = bridge
      .disclosures()
      .flatMap(({ eventId: of, decisions }) =>
        decisions
          .filter(({ recipient }) => recipient === 'probation-wales')
          .map(({ attempt, outcome }) => [of, attempt, outcome]),
      );
    expect(decided).toEqual([
      [first.meta.eventId, 1, 'HELD'],
      [second.meta.eventId, 1, 'HELD'],
      [first.meta.eventId, 2, 'SHARED'],
      [second.meta.eventId, 2, 'SHARED'],
      [after.meta.eventId, 1, 'SHARED'],
    ]);
  });

  it('stays held while another record of the person cannot be read', async () => {
    const bridge = await Bridge.open();
    await bridge.nowIs(doubtful()).happens(visit());
    await bridge.nowIs(doubtful(), 2).happens(dealtWith());
    expect(bridge.sent('probation-wales')).toEqual([]);
    await bridge.nowIs(standing(), 3).happens(dealtWith());
    expect(bridge.sent('probation-wales')).toHaveLength(1);
  });

  it('is withheld when the record turns out to have limited the case', async () => {
    const bridge = await Bridge.open();
    await bridge.nowIs(doubtful()).happens(visit());
    await bridge.nowIs(standing({ limitedAccess: 'RESTRICTED' }), 2).happens(dealtWith());
    expect(bridge.sent('probation-wales')).toEqual([]);
    const toProbation = bridge.outcomes().filter((each) => each.startsWith('probation-wales'));
    expect(toProbation).toEqual(['probation-wales HELD', 'probation-wales WITHHELD']);
  });

  it('is decided again once, and not for whom it had been decided otherwise', async () => {
    const bridge = await Bridge.open();
    await bridge.nowIs(doubtful()).happens(visit());
    await bridge.nowIs(standing(), 2).happens(dealtWith(), dealtWith());
    expect(bridge.sent('probation-wales')).toHaveLength(1);
  });
});
