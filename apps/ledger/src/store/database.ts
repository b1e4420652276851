import postgres from 'postgres';

/** bigint columns hold offsets, sizes and indexes: far below 2^53, so they are numbers here. */
const types = { bigint: { to: 20, from: [20], serialize: String, parse: Number } };

export type Sql = postgres.Sql<{ bigint: number }>;
export type Transaction = postgres.TransactionSql<{ bigint: number }>;

export interface DatabaseOptions {
  /** How many connections at most. */
  readonly max: number;
  /** Settings of each session, as PostgreSQL names them. */
  readonly session?: Readonly<Record<string, string | number | boolean>>;
  /** Told when a connection has ended, whoever ended it. */
  readonly onClose?: () => void;
}

/** A pool of connections, opened as they are needed. It never drops one by itself. */
export function openDatabase(url: string, { max, session, onClose }: DatabaseOptions): Sql {
  return postgres(url, {
    max,
    types,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 10,
    connection: { application_name: 'iom-ledger', ...session },
    onnotice: () => undefined,
    ...(onClose && { onclose: onClose }),
  }) as Sql;
}
