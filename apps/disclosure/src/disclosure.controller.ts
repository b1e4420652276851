import { Controller, Inject } from '@nestjs/common';
import { type Codec, decodeRecorded, encodeDisclosure } from '@iom/codec';
import type { Recorded } from '@iom/domain';
import {
  DISCLOSURES,
  EVENTS,
  type LogRecord,
  OnTopic,
  type RecordPlace,
  type StageTransaction,
} from '@iom/event-log';
import { DecisionCounts } from './decision-counts.js';
import { disclose, type DiscloseParts, type Matter } from './disclose.js';
import { mayGoOn } from './held-back.js';
import type { Nominals } from './nominals.js';
import { NOBODY_TOLD, type Told } from './told.js';

export interface DisclosureParts extends DiscloseParts {
  readonly codec: Codec;
  /** An event by where it stands in the event store; undefined: it is no longer there. */
  readonly eventAt: (place: RecordPlace) => Promise<LogRecord | undefined>;
}

/** Events between two looks at the clock: they take less than a millisecond together. */
const BREATH_EVERY = 32;

export const DISCLOSURE_PARTS = Symbol('disclosure.parts');
export const CURRENT_NOMINALS = Symbol('disclosure.nominals');

/** Reads the event store and tells each organisation what it may have, with the record of every decision. */
@Controller()
export class DisclosureController {
  constructor(
    @Inject(DISCLOSURE_PARTS) private readonly parts: DisclosureParts,
    @Inject(CURRENT_NOMINALS) private readonly nominals: Nominals,
    @Inject(DecisionCounts) private readonly counts: DecisionCounts,
  ) {}

  @OnTopic(EVENTS)
  async onEvents(batch: readonly LogRecord[], transaction: StageTransaction<Told>): Promise<void> {
    const { codec } = this.parts;
    await codec.learn(batch.map(({ value }) => value));
    // A tombstone is an event that has been erased: there is nothing to say about it.
    const read = batch.flatMap(({ value, topic, partition, offset }) =>
      value === null
        ? []
        : [{ event: decodeRecorded(codec, value), input: { topic, partition, offset } }],
    );
    const subjects = new Set(read.map(({ event }) => event.subjectId));
    const nominals = await this.nominals.currentOf(subjects);
    for (const [index, { event, input }] of read.entries()) {
      const current = nominals.get(event.subjectId) ?? null;
      const matter = {
        event,
        input,
        current,
        told: toldOf(event, transaction),
        at: transaction.at,
      };
      if (mayGoOn(matter.told, event, current)) await this.decideAgain(matter, transaction);
      this.onEvent({ ...matter, told: toldOf(event, transaction) }, transaction);
      if (index % BREATH_EVERY === 0) await transaction.breathe();
    }
  }

  /** What was held back comes before whatever follows the record that had been set aside. */
  private async decideAgain(
    { event: { subjectId }, input, current, told, at }: Matter,
    transaction: StageTransaction<Told>,
  ): Promise<void> {
    const { codec, eventAt } = this.parts;
    let now: Told = { ...told, heldBack: [] };
    for (const { offset, recipients } of told.heldBack) {
      const place = { ...input, offset };
      const value = (await eventAt(place))?.value ?? null;
      // It has been erased meanwhile: there is nothing left to say.
      if (value === null) continue;
      await codec.learn([value]);
      const event = decodeRecorded(codec, value);
      now = this.onEvent(
        { event, input: place, current, told: now, at, again: recipients },
        transaction,
      );
    }
    remember(subjectId, now, transaction);
  }

  private onEvent(matter: Matter, transaction: StageTransaction<Told>): Told {
    const { records, disclosure, told } = disclose(matter, this.parts);
    for (const record of records) transaction.emit(record);
    const value = encodeDisclosure(this.parts.codec, disclosure);
    transaction.emit({ topic: DISCLOSURES, partition: 0, key: null, value });
    if (told !== matter.told) remember(matter.event.subjectId, told, transaction);
    this.counts.add(disclosure.decisions);
    return told;
  }
}

function toldOf({ subjectId }: Recorded, { state }: StageTransaction<Told>): Told {
  return state.get(subjectId) ?? NOBODY_TOLD;
}

function remember(subjectId: string, told: Told, { state }: StageTransaction<Told>): void {
  const isNothing = told.recipients.length === 0 && told.heldBack.length === 0;
  state.put([[subjectId, isNothing ? undefined : told]]);
}
