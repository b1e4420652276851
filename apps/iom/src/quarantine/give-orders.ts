import { randomUUID } from 'node:crypto';
import { encodeCommand } from '@iom/codec';
import { type CommandKind, signCommand } from '@iom/domain';
import {
  COMMAND_ID_HEADER,
  COMMANDS,
  EventLogProducer,
  feedbackTopic,
  type LogRecord,
  PartitionReader,
} from '@iom/event-log';
import { z } from 'zod';
import type { RecordAccess } from '../access/bridge-access.js';
import type { Selected } from './selection.js';
import type { SigningOperator } from './signing-operator.js';

/** What is ordered, by whom, and why. */
export interface Orders {
  readonly operator: SigningOperator;
  readonly kind: CommandKind;
  readonly reason: string | null;
  readonly records: readonly Selected[];
}

const Feedback = z.object({
  status: z.enum(['QUARANTINED', 'REDRIVEN', 'DISCARDED']),
  reasonCode: z.string().nullable(),
  fieldPath: z.string().nullable(),
  requiredAction: z.string(),
});

/** What became of an order. `UNANSWERED`: nobody has obeyed it in the time given. */
export interface Answer {
  readonly record: Selected;
  readonly commandId: string;
  readonly status: z.output<typeof Feedback>['status'] | 'UNANSWERED';
  readonly reasonCode: string | null;
  readonly fieldPath: string | null;
  readonly requiredAction: string | null;
}

export interface Waiting {
  readonly withinMs: number;
  /** Told, every two seconds, how many have been answered. */
  readonly progress: (text: string) => void;
}

type Access = Pick<RecordAccess, 'client' | 'codec'>;

const COMMANDS_A_SEND = 500;
const FETCH_WAIT_MS = 500;
const PROGRESS_EVERY_MS = 2_000;

/** Writes signed commands, in the order of the records. Resolves, with their ids, when the log has them. */
export async function writeCommands({ client, codec }: Access, orders: Orders): Promise<string[]> {
  const { operator, kind, reason, records } = orders;
  const commands = records.map(({ topic, partition, offset, quarantined }) =>
    signCommand(
      {
        commandId: randomUUID(),
        at: Date.now() * 1_000,
        operator: operator.id,
        kind,
        target: { topic, partition, offset, setAside: quarantined?.setAside ?? null },
        reason,
      },
      operator.privateKey,
    ),
  );
  const producer = await EventLogProducer.connect(client);
  try {
    for (let at = 0; at < commands.length; at += COMMANDS_A_SEND) {
      await producer.send(
        commands.slice(at, at + COMMANDS_A_SEND).map((command) => ({
          topic: COMMANDS,
          partition: 0,
          key: command.commandId,
          value: encodeCommand(codec, command),
        })),
      );
    }
  } finally {
    await producer.close();
  }
  return commands.map(({ commandId }) => commandId);
}

/** Gives orders and waits for what the organisations' intakes answer on `feedback.<org>`. */
export async function giveOrders(
  access: Access,
  orders: Orders,
  { withinMs, progress }: Waiting,
): Promise<readonly Answer[]> {
  const orgs = [...new Set(orders.records.map(({ org }) => org))];
  const readers = await Promise.all(orgs.map((org) => openFeedback(access, org)));
  try {
    const ids = await writeCommands(access, orders);
    const answers = new Map<string, z.output<typeof Feedback>>();
    const awaited = new Set(ids);
    const isDone = () => answers.size === awaited.size;
    const until = Date.now() + withinMs;
    let toldAt = Date.now();
    while (!isDone() && Date.now() < until) {
      const found = await Promise.all(readers.map((reader) => reader.next()));
      for (const { headers, value } of found.flat()) {
        const id = headers[COMMAND_ID_HEADER]?.toString();
        if (id === undefined || !awaited.has(id) || value === null) continue;
        answers.set(id, Feedback.parse(JSON.parse(value.toString())));
      }
      if (!isDone() && Date.now() - toldAt >= PROGRESS_EVERY_MS) {
        toldAt = Date.now();
        progress(`${answers.size} of ${awaited.size} answered`);
      }
    }
    return orders.records.map((record, index) => {
      const commandId = ids[index] ?? '';
      const unanswered = { status: 'UNANSWERED', reasonCode: null, fieldPath: null } as const;
      const answer = answers.get(commandId) ?? { ...unanswered, requiredAction: null };
      return { record, commandId, ...answer };
    });
  } finally {
    for (const reader of readers) reader.close();
  }
}

interface FeedbackReader {
  next(): Promise<readonly LogRecord[]>;
  close(): void;
}

/** What an organisation is told from now on. */
async function openFeedback({ client }: Access, org: string): Promise<FeedbackReader> {
  const reader = await PartitionReader.open({ client, topic: feedbackTopic(org), partition: 0 });
  let at = await reader.end();
  return {
    async next() {
      const { records, next } = await reader.fetch(at, FETCH_WAIT_MS);
      at = next;
      return records;
    },
    close: () => reader.close(),
  };
}
