import { Controller, Inject } from '@nestjs/common';
import { type Codec, encodeEvent, readAcknowledgement } from '@iom/codec';
import {
  copyDeclared,
  type Deployment,
  type Organisation,
  type RecordFeedback,
  unreadableAcknowledgement,
} from '@iom/domain';
import {
  ackTopic,
  CommandDesk,
  type CommandParts,
  COMMANDS,
  feedbackTopic,
  type LogRecord,
  OBSERVED,
  OnTopic,
  sourceTopic,
  type StageTransaction,
} from '@iom/event-log';
import { readbackOf } from './readback.js';
import { RecordCounts } from './record-counts.js';
import { translate } from './translate.js';
import type { Translation } from './translation.js';

export interface IntakePoliceParts {
  readonly codec: Codec;
  readonly deployment: Deployment;
  /** Who may have a record read again or given up, and where records are found. */
  readonly commands: CommandParts;
}

export const INTAKE_POLICE_PARTS = Symbol('intake-police.parts');

/** Reads what the forces send, says it in the bridge's own words, and tells each force what is wrong with its records. */
@Controller()
export class IntakePoliceController {
  private readonly forces: ReadonlyMap<string, Organisation>;
  private readonly acknowledging: ReadonlyMap<string, Organisation>;

  constructor(
    @Inject(INTAKE_POLICE_PARTS) private readonly parts: IntakePoliceParts,
    @Inject(RecordCounts) private readonly counts: RecordCounts,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
  ) {
    const forces = parts.deployment.organisations.filter(({ kind }) => kind === 'police');
    this.forces = new Map(forces.map((force) => [sourceTopic(force.id), force]));
    this.acknowledging = new Map(forces.map((force) => [ackTopic(force.id), force]));
  }

  @OnTopic(sourceTopic('*'))
  async onRecords(batch: readonly LogRecord[], transaction: StageTransaction): Promise<void> {
    const { deployment } = this.parts;
    for (const record of batch) {
      const org = this.forces.get(record.topic);
      if (org === undefined) continue;
      const translation = translate(record, { org, deployment, observedAt: transaction.at });
      this.emit(org, translation, transaction);
      this.counts.add(org.id, translation);
      await transaction.breathe();
    }
  }

  /** A record that was set aside is read again with the code of today, or given up: as an operator has ordered. */
  @OnTopic(COMMANDS)
  async onCommands(batch: readonly LogRecord[], transaction: StageTransaction): Promise<void> {
    const { deployment } = this.parts;
    for (const { command, record } of await this.desk.accept(batch)) {
      const org = this.forces.get(command.target.topic);
      if (org === undefined) continue;
      const context = { org, deployment, observedAt: transaction.at };
      const readback = record === undefined ? null : readbackOf(translate(record, context));
      const { retainEventsDays } = deployment;
      this.desk.obey({ command, readback }, { org: org.id, retainEventsDays }, transaction);
    }
  }

  /** What a force says it has made of something delivered to it is a copy. The rest of an acknowledgement is the ledger's. */
  @OnTopic(ackTopic('*'))
  async onAcknowledgements(
    batch: readonly LogRecord[],
    transaction: StageTransaction,
  ): Promise<void> {
    const { deployment, codec } = this.parts;
    for (const record of batch) {
      const org = this.acknowledging.get(record.topic);
      if (org === undefined) continue;
      const ack = readAcknowledgement(record.value);
      if (typeof ack === 'string') {
        this.say(org, unreadableAcknowledgement(record, ack, transaction.at), transaction);
        continue;
      }
      const copy = copyDeclared(ack, {
        org: org.id,
        sourceSystem: 'NICHE',
        observedAt: transaction.at,
        retainEventsDays: deployment.retainEventsDays,
      });
      if (copy === undefined) continue;
      transaction.emit({
        topic: OBSERVED,
        partition: 0,
        key: null,
        value: encodeEvent(codec, copy),
      });
      await transaction.breathe();
    }
  }

  private emit(org: Organisation, translation: Translation, transaction: StageTransaction): void {
    for (const event of translation.observed) {
      const value = encodeEvent(this.parts.codec, event);
      transaction.emit({ topic: OBSERVED, partition: 0, key: null, value });
    }
    for (const feedback of translation.feedback) this.say(org, feedback, transaction);
  }

  private say(org: Organisation, feedback: RecordFeedback, transaction: StageTransaction): void {
    const value = Buffer.from(JSON.stringify(feedback));
    transaction.emit({ topic: feedbackTopic(org.id), partition: 0, key: feedback.recordId, value });
  }
}
