import { z } from 'zod';
import { CommandFailedError } from '../cli/command-failed.error.js';

const FindingShape = z.object({
  code: z.string(),
  topic: z.string().optional(),
  partition: z.number().optional(),
  offset: z.number().optional(),
  disclosureId: z.string().optional(),
  eventId: z.string().optional(),
  recipient: z.string().optional(),
});

const ReportShape = z.object({
  status: z.enum(['ok', 'findings']),
  checked: z.record(z.string(), z.number()),
  findingsTotal: z.number(),
  findings: z.array(FindingShape),
});

/** What the ledger answers: whether all that went out was decided and recorded, and all that was decided went out. */
export type Completeness = z.output<typeof ReportShape>;

/** Asks a ledger for a check. Throws `CommandFailedError` when it cannot be asked or is behind the log. */
export async function askCompleteness(ledgerUrl: string): Promise<Completeness> {
  let response: Response;
  try {
    response = await fetch(new URL('/completeness', ledgerUrl));
  } catch {
    throw new CommandFailedError(`No ledger answers at ${ledgerUrl}`);
  }
  if (response.status === 503) {
    throw new CommandFailedError('The ledger is behind the log: try again when it has caught up');
  }
  if (!response.ok) throw new CommandFailedError(`The ledger answered ${response.status}`);
  return ReportShape.parse(await response.json());
}

/** A report as a person reads it. */
export function renderCompleteness({
  status,
  checked,
  findings,
  findingsTotal,
}: Completeness): string {
  const counts = Object.entries(checked).map(([name, count]) => `${count} ${labelOf(name)}`);
  const more = findingsTotal - findings.length;
  return [
    status === 'ok' ? 'The record is complete.' : `${findingsTotal} findings:`,
    ...findings.map(inLine),
    ...(more > 0 ? [`and ${more} more`] : []),
    `Checked: ${counts.join(', ')}`,
  ].join('\n');
}

function inLine({
  code,
  topic,
  partition,
  offset,
  ...ids
}: Completeness['findings'][number]): string {
  const place = [topic, partition, offset].filter((part) => part !== undefined).join('/');
  const named = Object.entries(ids).map(([name, id]) => `${name} ${id}`);
  return [`  ${code}`, place, ...named].filter((part) => part !== '').join('  ');
}

const labelOf = (name: string): string => name.replaceAll(/[A-Z]/g, (c) => ` ${c.toLowerCase()}`);
