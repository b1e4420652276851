import type { Codec } from '@iom/codec';
import type { Operator, Organisation } from '@iom/domain';
import type { Log, MetricsRegistry } from '@iom/platform';
import { topicDeclarations } from '../topic-declarations.js';
import { sourceTopic } from '../topics.js';
import { CommandCounts } from './command-counts.js';
import { CommandDesk } from './command-desk.js';
import type { CommandLog } from './command-log.js';

/** What an intake needs to obey commands. */
export interface CommandParts {
  readonly operators: readonly Operator[];
  readonly log: CommandLog;
}

export interface CommandDeskSetting {
  readonly kind: Organisation['kind'];
  readonly organisations: readonly Organisation[];
  readonly codec: Codec;
  readonly commands: CommandParts;
}

/** The desk of an intake: commands about records of organisations of its kind are its own. */
export function commandDeskFor(
  { kind, organisations, codec, commands }: CommandDeskSetting,
  metrics: MetricsRegistry,
  log: Log,
): CommandDesk {
  const ownNames = topicsOf(organisations.filter((org) => org.kind === kind));
  return new CommandDesk({
    codec,
    ...commands,
    own: topicDeclarations(organisations).filter(({ name }) => ownNames.has(name)),
    sources: topicsOf(organisations),
    counts: new CommandCounts(metrics, log),
  });
}

function topicsOf(organisations: readonly Organisation[]): ReadonlySet<string> {
  return new Set(organisations.map(({ id }) => sourceTopic(id)));
}
