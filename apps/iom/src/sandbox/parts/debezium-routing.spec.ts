import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { propertiesFile } from './connect-properties.js';
import { debeziumPostgres } from './debezium-postgres.js';
import { deliusRouting } from './debezium-routing.js';
import { repositoryRoot } from './repository-root.js';

describe('the routing of nDelius', () => {
  const page = readFileSync(join(repositoryRoot(), 'docs/connect-ndelius.md'), 'utf8');

  it.each(['primary-key', 'table-and-id'] as const)(
    'is published as it is run, with code rows under their %s',
    (keys) => {
      expect(page).toContain(
        `\`\`\`properties\n${propertiesFile(deliusRouting('probation-wales', keys))}\`\`\``,
      );
    },
  );

  it('is of a connector that is published as it is run', () => {
    const connection = {
      'database.hostname': '127.0.0.1',
      'database.port': '<PORT>',
      'database.user': '<CAPTURE USER>',
      'database.password': "<FROM THE WORKER'S SECRETS>",
      'database.dbname': 'ndelius',
    };
    const org = 'probation-wales';
    const forms = { referenceKeys: 'primary-key', numbers: 'string' } as const;
    const settings = propertiesFile(debeziumPostgres({ connection, org, ...forms }));
    const routing = propertiesFile(deliusRouting(org, forms.referenceKeys));
    expect(page).toContain(`\`\`\`properties\n${settings.replace(routing, '')}\`\`\``);
  });
});
