import type { ConnectSettings } from './connect-properties.js';
import { deliusRouting, type ReferenceKeys, TOPIC_PREFIX } from './debezium-routing.js';

export interface DebeziumPostgresOptions {
  /** The `database.*` settings. */
  readonly connection: ConnectSettings;
  /** The probation organisation whose topics are written. */
  readonly org: string;
  readonly referenceKeys: ReferenceKeys;
  /** How numbers are written: as text, or as Debezium would by itself. */
  readonly numbers: 'string' | 'precise';
}

/** A connector that follows a database in the shape of nDelius in PostgreSQL. */
export function debeziumPostgres(options: DebeziumPostgresOptions): ConnectSettings {
  const { connection, org, referenceKeys, numbers } = options;
  return {
    name: 'ndelius',
    'connector.class': 'io.debezium.connector.postgresql.PostgresConnector',
    'tasks.max': '1',
    ...connection,
    'plugin.name': 'pgoutput',
    'slot.name': 'ndelius',
    'publication.autocreate.mode': 'filtered',
    'topic.prefix': TOPIC_PREFIX,
    'schema.include.list': 'DELIUS_APP_SCHEMA',
    'snapshot.mode': 'initial',
    'snapshot.tables.order.by.row.count': 'ascending',
    'tombstones.on.delete': 'true',
    'decimal.handling.mode': numbers,
    // Milliseconds, as an Oracle DATE comes; PostgreSQL's own would be microseconds.
    'time.precision.mode': 'connect',
    ...deliusRouting(org, referenceKeys),
  };
}
