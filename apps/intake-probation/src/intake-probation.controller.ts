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
import type { DeploymentCodes } from './codes/deployment-codes.js';
import { Patience } from './patience.js';
import { readbackOf } from './readback.js';
import { RecordCounts } from './record-counts.js';
import { AllCodeTables } from './reference/code-tables.js';
import { translate } from './translate.js';
import type { Translation } from './translation.js';

export interface IntakeProbationParts {
  readonly codec: Codec;
  readonly deployment: Deployment;
  readonly codes: DeploymentCodes;
  /** Who may have a record read again or given up, and where records are found. */
  readonly commands: CommandParts;
}

export const INTAKE_PROBATION_PARTS = Symbol('intake-probation.parts');

/** Reads what probation sends, says it in the bridge's own words, and tells the producer what is wrong with its records. */
@Controller()
export class IntakeProbationController {
  private readonly services: ReadonlyMap<string, Organisation>;
  private readonly acknowledging: ReadonlyMap<string, Organisation>;

  constructor(
    @Inject(INTAKE_PROBATION_PARTS) private readonly parts: IntakeProbationParts,
    @Inject(AllCodeTables) private readonly tables: AllCodeTables,
    @Inject(Patience) private readonly patience: Patience,
    @Inject(RecordCounts) private readonly counts: RecordCounts,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
  ) {
    const services = parts.deployment.organisations.filter(({ kind }) => kind === 'probation');
    this.services = new Map(services.map((service) => [sourceTopic(service.id), service]));
    this.acknowledging = new Map(services.map((service) => [ackTopic(service.id), service]));
  }

  @OnTopic(sourceTopic('*'))
  async onRecords(batch: readonly LogRecord[], transaction: StageTransaction): Promise<void> {
    const { deployment, codes } = this.parts;
    const patience = this.patience.forBatch();
    for (const record of batch) {
      const org = this.services.get(record.topic);
      const reference = org && this.tables.of(org.id);
      if (org === undefined || reference === undefined) continue;
      const context = { org, deployment, codes, reference, observedAt: transaction.at };
      const translation = await patience.translate(reference, () => translate(record, context));
      this.emit(org, translation, transaction);
      this.counts.add(org.id, translation);
      await transaction.breathe();
    }
  }

  /** A record that was set aside is read again with the code of today, or given up: as an operator has ordered. */
  @OnTopic(COMMANDS)
  async onCommands(batch: readonly LogRecord[], transaction: StageTransaction): Promise<void> {
    const { deployment, codes } = this.parts;
    for (const { command, record } of await this.desk.accept(batch)) {
      const org = this.services.get(command.target.topic);
      const reference = org && this.tables.of(org.id);
      if (org === undefined || reference === undefined) continue;
      const context = { org, deployment, codes, reference, observedAt: transaction.at };
      const readback = record === undefined ? null : readbackOf(translate(record, context));
      const { retainEventsDays } = deployment;
      this.desk.obey({ command, readback }, { org: org.id, retainEventsDays }, transaction);
    }
  }

  /** What probation says it has made of something delivered to it is a copy. The rest of an acknowledgement is the ledger's. */
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
      const copy = copyDeclared(
        { ...ack, recordId: contactRecord(ack.recordId) },
        {
          org: org.id,
          sourceSystem: 'NDELIUS',
          observedAt: transaction.at,
          retainEventsDays: deployment.retainEventsDays,
        },
      );
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

/** A contact as nDelius may name it: by its number alone, which can be negative, or by its table as well. */
const CONTACT = /^(?:CONTACT\/)?(-?)0*(\d+)$/i;

/** The record as the bridge names it. */
function contactRecord(recordId: string | null): string | null {
  const parts = recordId === null ? null : CONTACT.exec(recordId);
  return parts === null ? recordId : `CONTACT/${parts[1]}${parts[2]}`;
}
