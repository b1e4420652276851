import {
  type Codec,
  decodeCommand,
  encodeEvent,
  NoSuchSchemaError,
  NotFramedError,
} from '@iom/codec';
import {
  type Command,
  type CommandTarget,
  judgeCommand,
  MICROS_PER_DAY,
  type Operator,
  type Order,
  settle,
} from '@iom/domain';
import type { LogRecord, StageTransaction } from '../stage.js';
import { feedbackTopic, OBSERVED, type TopicDeclaration } from '../topics.js';
import type { CommandCounts } from './command-counts.js';
import type { CommandLog } from './command-log.js';

export interface CommandDeskParts {
  readonly codec: Codec;
  readonly operators: readonly Operator[];
  /** The topics whose records this stage is responsible for. */
  readonly own: readonly TopicDeclaration[];
  /** All of them, by name: what is a source of nobody is nobody's to obey, so everybody refuses it. */
  readonly sources: ReadonlySet<string>;
  readonly log: CommandLog;
  readonly counts: CommandCounts;
}

/** A command to be obeyed, and the record that it is about; `undefined`: the log no longer holds it. */
export interface AcceptedCommand {
  readonly command: Command & { readonly target: CommandTarget };
  readonly record: LogRecord | undefined;
}

/** By which whoever gave a command knows the answer to it on `feedback.<org>`. */
export const COMMAND_ID_HEADER = 'iom-command-id';

/**
 * Where a stage takes commands. It answers those that are about its own records and may be obeyed; the rest is refused,
 * counted, and never obeyed. What was obeyed before is known from the topic itself: a command whose id an earlier one of a
 * good signature has is a copy.
 */
export class CommandDesk {
  /** By id, the first offset at which a command stood that an operator had signed. */
  private readonly first = new Map<string, number>();
  private through = 0;

  constructor(private readonly parts: CommandDeskParts) {}

  /** In the order of the log. */
  async accept(batch: readonly LogRecord[]): Promise<readonly AcceptedCommand[]> {
    const { log, counts } = this.parts;
    const accepted: AcceptedCommand[] = [];
    try {
      await this.learnUpTo(batch);
      for (const record of batch) {
        const command = await this.read(record);
        if (command === null) {
          counts.refused('UNREADABLE');
          continue;
        }
        const { target, kind, commandId } = command;
        if (target !== null && this.isOfAnother(target)) continue;
        const refusal =
          judgeCommand(command, this.parts.operators) ?? this.refusalOf(command, record.offset);
        if (refusal !== null) counts.refused(refusal, kind, commandId);
        else if (target !== null && ORDERS.has(kind)) {
          accepted.push({ command: { ...command, target }, record: await log.recordAt(target) });
        }
      }
    } finally {
      log.rest();
    }
    return accepted;
  }

  /** Says what an order comes to, and tells the organisation whose record it is. */
  obey(
    order: Order,
    { org, retainEventsDays }: { readonly org: string; readonly retainEventsDays: number },
    transaction: Pick<StageTransaction, 'at' | 'emit'>,
  ): void {
    const { codec, counts } = this.parts;
    const { at } = transaction;
    const retainUntil = at + retainEventsDays * MICROS_PER_DAY;
    const { observed, feedback } = settle(order, { org, at, retainUntil });
    for (const event of observed) {
      const value = encodeEvent(codec, event);
      transaction.emit({ topic: OBSERVED, partition: 0, key: null, value });
    }
    const { commandId, kind } = order.command;
    transaction.emit({
      topic: feedbackTopic(org),
      partition: 0,
      key: feedback.recordId,
      value: Buffer.from(JSON.stringify(feedback)),
      headers: { [COMMAND_ID_HEADER]: commandId },
    });
    counts.obeyed(kind, commandId, feedback.status);
  }

  private refusalOf({ commandId, target }: Command, offset: number) {
    if (this.first.get(commandId) !== offset) return 'REPEATED';
    const topic = this.parts.own.find(({ name }) => name === target?.topic);
    const isThere =
      target !== null &&
      topic !== undefined &&
      target.partition >= 0 &&
      target.partition < topic.partitions &&
      target.offset >= 0;
    return isThere ? null : 'NO_SUCH_RECORD';
  }

  private isOfAnother({ topic }: CommandTarget): boolean {
    return this.parts.sources.has(topic) && !this.parts.own.some(({ name }) => name === topic);
  }

  /** A new owner, or one that comes back, has not seen what came before. */
  private async learnUpTo(batch: readonly LogRecord[]): Promise<void> {
    const [begin, end] = [batch[0]?.offset ?? 0, (batch.at(-1)?.offset ?? -1) + 1];
    if (begin > this.through) {
      for (const record of await this.parts.log.commandsBetween(this.through, begin)) {
        await this.remember(record);
      }
    }
    for (const record of batch) await this.remember(record);
    this.through = Math.max(this.through, end);
  }

  private async remember(record: LogRecord): Promise<void> {
    const command = await this.read(record);
    if (command === null) return;
    const refusal = judgeCommand(command, this.parts.operators);
    if (refusal === 'UNKNOWN_OPERATOR' || refusal === 'WRONG_SIGNATURE') return;
    const known = this.first.get(command.commandId);
    if (known === undefined || record.offset < known) {
      this.first.set(command.commandId, record.offset);
    }
  }

  /** null: it is no command. A registry that does not answer is a fault of ours, and is asked again. */
  private async read({ value }: LogRecord): Promise<Command | null> {
    if (value === null) return null;
    const { codec } = this.parts;
    try {
      await codec.learn([value]);
    } catch (error) {
      if (error instanceof NotFramedError || error instanceof NoSuchSchemaError) return null;
      throw error;
    }
    try {
      return decodeCommand(codec, value);
    } catch {
      return null;
    }
  }
}

/** What there is to do for. */
const ORDERS: ReadonlySet<string> = new Set(['REDRIVE', 'DISCARD']);
