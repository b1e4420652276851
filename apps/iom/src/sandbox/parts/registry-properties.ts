/** Where one start of the registry listens and which database keeps its schemas. */
export interface RegistryPlace {
  readonly port: number;
  readonly managementPort: number;
  readonly database: { readonly port: number; readonly password: string };
}

/**
 * The registry's settings. It would keep schemas in memory by default, and schema ids, which are inside every
 * record ever written, would change at a restart.
 */
export function registryProperties({ port, managementPort, database }: RegistryPlace): string {
  const settings: Readonly<Record<string, string | number | boolean>> = {
    'apicurio.storage.kind': 'sql',
    'apicurio.storage.sql.kind': 'postgresql',
    'apicurio.datasource.url': `jdbc:postgresql://127.0.0.1:${database.port}/registry`,
    'apicurio.datasource.username': 'registry',
    'apicurio.datasource.password': database.password,
    // It would open twenty connections at once and go up to the hundred that PostgreSQL has for everybody.
    'apicurio.datasource.jdbc.initial-size': 1,
    'apicurio.datasource.jdbc.min-size': 1,
    'apicurio.datasource.jdbc.max-size': 8,
    'quarkus.http.host': '127.0.0.1',
    'quarkus.http.port': port,
    'quarkus.management.host': '127.0.0.1',
    'quarkus.management.port': managementPort,
    'quarkus.log.level': 'WARN',
    'quarkus.banner.enabled': false,
    // It is asked for every schema at every start: a line a request says nothing.
    'quarkus.http.access-log.enabled': false,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
