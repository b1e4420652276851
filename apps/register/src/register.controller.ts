import { Controller, Inject } from '@nestjs/common';
import { type Codec, decodeObserved, encodeEvent, encodeNominal } from '@iom/codec';
import { partitionOf } from '@iom/domain';
import {
  EVENTS,
  type LogRecord,
  NOMINALS,
  OBSERVED,
  OnTopic,
  type OutgoingRecord,
  type StageTransaction,
  SUBJECT_PARTITIONS,
} from '@iom/event-log';
import type { RegisterEffect } from './effect.js';
import { TALLY } from './keys.js';
import { RegisterFigures } from './register-figures.js';
import type { RegisterValue } from './register-value.js';
import { evolve, Register } from './register.js';

/** Injection token of the codec. */
export const REGISTER_CODEC = Symbol('register.codec');

/** Reads everything that was observed, in its one order, and writes the event store and the current nominals. */
@Controller()
export class RegisterController {
  constructor(
    @Inject(REGISTER_CODEC) private readonly codec: Codec,
    @Inject(Register) private readonly register: Register,
    @Inject(RegisterFigures) private readonly figures: RegisterFigures,
  ) {}

  @OnTopic(OBSERVED)
  async onObserved(
    batch: readonly LogRecord[],
    transaction: StageTransaction<RegisterValue>,
  ): Promise<void> {
    const { state } = transaction;
    await this.codec.learn(batch.map(({ value }) => value));
    for (const { value } of batch) {
      if (value === null) continue;
      const effects = this.register.decide(state, decodeObserved(this.codec, value));
      evolve(state, effects);
      for (const effect of effects) {
        const record = this.outgoing(effect);
        if (record) transaction.emit(record);
      }
      await transaction.breathe();
    }
    const tally = state.get(TALLY);
    if (tally?.kind === 'tally') this.figures.show(tally);
  }

  private outgoing(each: RegisterEffect): OutgoingRecord | undefined {
    switch (each.effect) {
      case 'record': {
        const { event } = each;
        const { subjectId, meta } = event;
        return {
          topic: EVENTS,
          partition: partitionOf(subjectId, SUBJECT_PARTITIONS),
          key: `${subjectId}/${meta.eventId}`,
          value: encodeEvent(this.codec, event),
        };
      }
      case 'nominal': {
        const { nominal } = each;
        return {
          topic: NOMINALS,
          partition: partitionOf(nominal.subjectId, SUBJECT_PARTITIONS),
          key: nominal.subjectId,
          value: encodeNominal(this.codec, nominal),
        };
      }
      case 'state':
        return undefined;
    }
  }
}
