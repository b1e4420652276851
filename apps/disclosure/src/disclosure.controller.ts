import { Controller, Inject } from '@nestjs/common';
import { type Codec, decodeRecorded, encodeDisclosure } from '@iom/codec';
import {
  DISCLOSURES,
  EVENTS,
  type LogRecord,
  OnTopic,
  type StageTransaction,
} from '@iom/event-log';
import { DecisionCounts } from './decision-counts.js';
import { disclose, type DiscloseParts, type Matter } from './disclose.js';
import type { Nominals } from './nominals.js';
import { NOBODY_TOLD, type Told } from './told.js';

export interface DisclosureParts extends DiscloseParts {
  readonly codec: Codec;
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
      const told = transaction.state.get(event.subjectId) ?? NOBODY_TOLD;
      this.onEvent({ event, input, current, told, at: transaction.at }, transaction);
      if (index % BREATH_EVERY === 0) await transaction.breathe();
    }
  }

  private onEvent(matter: Matter, transaction: StageTransaction<Told>): void {
    const { records, disclosure, told } = disclose(matter, this.parts);
    for (const record of records) transaction.emit(record);
    const value = encodeDisclosure(this.parts.codec, disclosure);
    transaction.emit({ topic: DISCLOSURES, partition: 0, key: null, value });
    if (told !== matter.told) {
      const nobody = told.recipients.length === 0;
      transaction.state.put([[matter.event.subjectId, nobody ? undefined : told]]);
    }
    this.counts.add(disclosure.decisions);
  }
}
