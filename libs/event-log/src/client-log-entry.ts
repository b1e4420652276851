import { type LogEntry, logLevel } from 'kafkajs';

/** What the Kafka client said, in the fields that are known to hold nothing of a record. */
export interface ClientLogEntry {
  readonly level: 'error' | 'warn' | 'info';
  readonly message: string;
  readonly namespace?: string;
  readonly broker?: string;
  readonly error?: string;
  readonly groupId?: string;
  readonly topic?: string;
  readonly partition?: number;
  readonly retryCount?: number;
}

/** AddPartitionsToTxn right after a commit is refused as a matter of course, and retried. */
const CONCURRENT_TRANSACTIONS =
  /another concurrent operation on the same transaction|CONCURRENT_TRANSACTIONS/;
const TEXTS = ['broker', 'error', 'groupId', 'topic'] as const;
const NUMBERS = ['partition', 'retryCount'] as const;

/** undefined: not worth telling. */
export function toClientLogEntry({ level, namespace, log }: LogEntry): ClientLogEntry | undefined {
  if (CONCURRENT_TRANSACTIONS.test(`${log.message} ${String(log['error'])}`)) return undefined;
  const entry: Record<string, unknown> = { level: nameOf(level), message: log.message };
  if (namespace) entry['namespace'] = namespace;
  for (const field of TEXTS) if (typeof log[field] === 'string') entry[field] = log[field];
  for (const field of NUMBERS) if (typeof log[field] === 'number') entry[field] = log[field];
  return entry as unknown as ClientLogEntry;
}

function nameOf(level: logLevel): ClientLogEntry['level'] {
  if (level <= logLevel.ERROR) return 'error';
  return level === logLevel.WARN ? 'warn' : 'info';
}
