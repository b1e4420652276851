import { Controller, Inject } from '@nestjs/common';
import { type Codec, encodeEvent } from '@iom/codec';
import type { Deployment, Organisation } from '@iom/domain';
import {
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

  constructor(
    @Inject(INTAKE_PROBATION_PARTS) private readonly parts: IntakeProbationParts,
    @Inject(AllCodeTables) private readonly tables: AllCodeTables,
    @Inject(Patience) private readonly patience: Patience,
    @Inject(RecordCounts) private readonly counts: RecordCounts,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
  ) {
    const services = parts.deployment.organisations.filter(({ kind }) => kind === 'probation');
    this.services = new Map(services.map((service) => [sourceTopic(service.id), service]));
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

  private emit(org: Organisation, translation: Translation, transaction: StageTransaction): void {
    for (const event of translation.observed) {
      const value = encodeEvent(this.parts.codec, event);
      transaction.emit({ topic: OBSERVED, partition: 0, key: null, value });
    }
    for (const feedback of translation.feedback) {
      const value = Buffer.from(JSON.stringify(feedback));
      transaction.emit({
        topic: feedbackTopic(org.id),
        partition: 0,
        key: feedback.recordId,
        value,
      });
    }
  }
}
