import { Codec, loadSchemas, RegistrySchemaIds } from '@iom/codec';
import { EventLogClient } from '@iom/event-log';
import {
  accepted,
  exitOnBadConfiguration,
  loadConfig,
  readAgreementsFolder,
  runApp,
} from '@iom/platform';
import { formatFault, parseDeployment } from '@iom/policy';
import { LedgerModule } from './ledger.module.js';

const NAME = 'ledger';

const { config, deployment } = exitOnBadConfiguration(() => {
  const read = loadConfig(['kafka', 'registry', 'database', 'agreements']);
  const { organisations: file } = readAgreementsFolder(read.agreementsDir);
  return {
    config: read,
    deployment: accepted(parseDeployment(file.text, file.path), formatFault),
  };
});
const client = new EventLogClient({ ...config.kafka, clientId: `iom-${NAME}` });
const codec = await Codec.open(loadSchemas(), new RegistrySchemaIds(config.schemaRegistryUrl));
const { databaseUrl } = config;

await runApp({
  name: NAME,
  module: LedgerModule.with({
    client,
    codec,
    databaseUrl,
    organisations: deployment.organisations,
  }),
  config,
});
