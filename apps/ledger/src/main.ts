import { Codec, loadSchemas, RegistrySchemaIds } from '@iom/codec';
import { EventLogClient } from '@iom/event-log';
import { exitOnBadConfiguration, loadConfig, runApp } from '@iom/platform';
import { readDeployment } from './deployment-file.js';
import { LedgerModule } from './ledger.module.js';

const NAME = 'ledger';

const { config, organisations } = exitOnBadConfiguration(() => {
  const read = loadConfig(['kafka', 'registry', 'database', 'agreements']);
  return { config: read, organisations: readDeployment(read.agreementsDir).organisations };
});
const client = new EventLogClient({ ...config.kafka, clientId: `iom-${NAME}` });
const codec = await Codec.open(loadSchemas(), new RegistrySchemaIds(config.schemaRegistryUrl));
const { databaseUrl } = config;

await runApp({
  name: NAME,
  module: LedgerModule.with({ client, codec, databaseUrl, organisations }),
  config,
});
