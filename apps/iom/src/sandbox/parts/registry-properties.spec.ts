import { registryProperties } from './registry-properties.js';

describe("the registry's settings", () => {
  const lines = registryProperties({
    port: 20_001,
    managementPort: 20_002,
    database: { port: 20_003, password: 'synthetic' },
  })
    .trimEnd()
    .split('\n');

  it('keep schemas in the database, so that their ids outlive a restart', () => {
    expect(lines).toContain('apicurio.storage.kind=sql');
    expect(lines).toContain('apicurio.datasource.url=jdbc:postgresql://127.0.0.1:20003/registry');
  });

  it('open no port to other machines, the management one included', () => {
    expect(lines).toContain('quarkus.http.host=127.0.0.1');
    expect(lines).toContain('quarkus.management.host=127.0.0.1');
  });
});
