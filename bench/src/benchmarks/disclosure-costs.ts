import { decodeNominal, encodeEvent, encodeNominal, packingWith } from '@iom/codec';
import type { Recorded } from '@iom/domain';
import {
  DISCLOSURES,
  EVENTS,
  type LogRecord,
  type OutgoingRecord,
  type StageTransaction,
} from '@iom/event-log';
import { MetricsRegistry } from '@iom/platform';
import { decide, type Decision, outboundName, project, recipientsInScope } from '@iom/policy';
import { DecisionCounts } from '../../../apps/disclosure/src/decision-counts.js';
import { DisclosureController } from '../../../apps/disclosure/src/disclosure.controller.js';
import type { Nominals } from '../../../apps/disclosure/src/nominals.js';
import { RememberedRows } from '../../../apps/disclosure/src/remembered-rows.js';
import type { Told } from '../../../apps/disclosure/src/told.js';
import type { Figure } from '../figure.js';
import { AT, type Corpus, disclosureOf } from '../ground/corpus.js';
import { costFigure, costPerItem, cpuOf } from './cpu-cost.js';

/** Of what has no state, passes over fewer events say the same. */
const SAMPLE = 4_000;
const RUNS = 5;
/** As many records as a transaction of disclosure has at load. */
const BATCH = 250;
const ROWS_DECODED = 10_000;
/** A hundred thousand events a second and core. */
const ENGINE_TARGET_MICROS = 10;

interface Share {
  readonly event: Recorded;
  readonly recipient: string;
  readonly decision: Decision;
}

/** What disclosure costs: its decisions, what it makes of them, and the stage around them. */
export async function disclosureCosts(corpus: Corpus): Promise<readonly Figure[]> {
  const { codec, parts } = corpus;
  const { policy, outbound, drawSalt } = parts;
  const matters = corpus.matters.slice(0, SAMPLE);
  const decided = ({ event, current }: Corpus['matters'][number], recipient: string): Decision =>
    decide({ event, current, policy, recipient, at: AT, told: false });
  const decideAll = (matter: Corpus['matters'][number]): readonly Share[] =>
    recipientsInScope(matter.event, policy, AT).map((recipient) => ({
      event: matter.event,
      recipient,
      decision: decided(matter, recipient),
    }));
  const shares = matters.flatMap(decideAll).filter(isShared);
  const contacts = matters.flatMap((matter) =>
    matter.event.type.startsWith('Contact')
      ? decideAll(matter)
          .filter(isShared)
          .map(({ recipient }) => ({ matter, recipient }))
      : [],
  );
  const salt = drawSalt();
  return [
    costPerItem('policy: decide for all recipients', matters, decideAll, RUNS),
    {
      ...costPerItem(
        'policy: decide, project and encode a contact for one recipient',
        contacts,
        ({ matter, recipient }) =>
          codec.encode(
            outboundName(recipient, matter.event.type),
            project(matter.event, decided(matter, recipient)),
          ),
        RUNS,
      ),
      target: ENGINE_TARGET_MICROS,
    },
    costPerItem(
      'project and encode, each share',
      shares,
      ({ event, recipient, decision }) =>
        outbound.of({
          event,
          recipient,
          disclosureId: outbound.disclosureIdOf(event.meta.eventId, recipient, 1),
          salt,
          value: project(event, decision),
        }),
      RUNS,
    ),
    costPerItem(
      'disclose: decide, project, encode',
      matters,
      (matter) => disclosureOf(matter, 0, parts),
      RUNS,
    ),
    await wholeStage(corpus),
  ];
}

function isShared({ decision }: Share): boolean {
  return decision.outcome === 'SHARED';
}

/** Nothing of the corpus is held back, so nothing is read again. */
const eventAt = (): Promise<undefined> => Promise.resolve(undefined);

/** From the bytes of an event to those of all that comes of it, in batches as at load; without a log. */
async function wholeStage({ codec, parts, matters, nominals }: Corpus): Promise<Figure> {
  const table = tableOf({ codec, nominals });
  const counts = new DecisionCounts(new MetricsRegistry());
  const controller = new DisclosureController({ ...parts, codec, eventAt }, table, counts);
  const events = matters.map(({ event }, offset) => eventRecord(encodeEvent(codec, event), offset));
  const packing = packingWith(codec);
  const pass = async (): Promise<void> => {
    for (let at = 0; at < events.length; at += BATCH) {
      const transaction = new Collecting();
      await controller.onEvents(events.slice(at, at + BATCH), transaction);
      packing.pack(
        transaction.emitted.flatMap(({ topic, value }) =>
          topic === DISCLOSURES && value !== null ? [value] : [],
        ),
      );
    }
  };
  const runs: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const micros = await cpuOf(pass);
    if (run > 0) runs.push(micros / events.length);
  }
  return costFigure('disclosure: the whole stage, in memory', runs);
}

/** Rows as bytes, as the table of nominals has them. */
function tableOf({ codec, nominals }: Pick<Corpus, 'codec' | 'nominals'>): Nominals {
  const rows = new Map(nominals.map((each) => [each.subjectId, encodeNominal(codec, each)]));
  const decoded = new RememberedRows((row) => decodeNominal(codec, row), ROWS_DECODED);
  return {
    currentOf: (subjectIds) =>
      Promise.resolve(
        new Map(
          [...subjectIds].flatMap((id) => {
            const row = rows.get(id);
            return row === undefined ? [] : [[id, decoded.of(id, row)] as const];
          }),
        ),
      ),
  };
}

function eventRecord(value: Buffer, offset: number): LogRecord {
  const nothing = { key: null, headers: {}, timestampMs: 0 };
  return { topic: EVENTS, partition: 0, offset, index: 0, value, ...nothing };
}

/** A transaction that only collects. */
class Collecting implements StageTransaction<Told> {
  readonly at = AT;
  readonly emitted: OutgoingRecord[] = [];
  private readonly told = new Map<string, Told | undefined>();
  readonly state: StageTransaction<Told>['state'] = {
    get: (key) => this.told.get(key),
    put: (changes) => {
      for (const [key, told] of changes) this.told.set(key, told);
    },
  };

  emit(record: OutgoingRecord): void {
    this.emitted.push(record);
  }

  breathe(): Promise<void> {
    return Promise.resolve();
  }
}
