import type { CommandKind, CommandRefusal } from '@iom/domain';
import type { Count, Log, MetricsRegistry } from '@iom/platform';

/** Counts what became of commands, and says so in the log: one that is refused is somebody's mistake, or an attack. */
export class CommandCounts {
  private readonly commands: Count;

  constructor(
    metrics: Pick<MetricsRegistry, 'count'>,
    private readonly log: Pick<Log, 'info' | 'warn'>,
  ) {
    this.commands = metrics.count('iom_commands_total', 'Commands of operators that were read', [
      'kind',
      'outcome',
      'reason',
    ]);
  }

  obeyed(kind: CommandKind, commandId: string, outcome: string): void {
    this.commands.add({ kind, outcome: 'obeyed', reason: outcome });
    this.log.info('command obeyed', { commandId, outcome });
  }

  refused(reason: CommandRefusal, kind: CommandKind = 'UNKNOWN', commandId?: string): void {
    this.commands.add({ kind, outcome: 'refused', reason });
    this.log.warn('command refused', { commandId, reason });
  }
}
