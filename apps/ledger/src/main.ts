import { readFileSync } from 'node:fs';
import { Codec, loadSchemas, RegistrySchemaIds } from '@iom/codec';
import { EventLogClient } from '@iom/event-log';
import {
  accepted,
  BadConfigurationError,
  exitOnBadConfiguration,
  loadConfig,
  readAgreementsFolder,
  runApp,
} from '@iom/platform';
import { formatFault, parseDeployment } from '@iom/policy';
import { LedgerModule } from './ledger.module.js';
import { BadLogKeysError, type LogKeys, readLogKeys } from './logs/log-keys.js';

const NAME = 'ledger';

const { config, deployment, keys } = exitOnBadConfiguration(() => {
  const read = loadConfig(['kafka', 'registry', 'database', 'agreements', 'ledgerSigningKey']);
  const { organisations: file } = readAgreementsFolder(read.agreementsDir);
  return {
    config: read,
    keys: keysIn(read.ledgerSigningKeyFile),
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
    keys,
  }),
  config,
});

function keysIn(path: string): LogKeys {
  try {
    return readLogKeys(readFileSync(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof BadLogKeysError)) throw error;
    const remedy = 'Write one with: openssl genpkey -algorithm ed25519';
    throw new BadConfigurationError([
      { name: 'LEDGER_SIGNING_KEY_FILE', problem: error.message, remedy },
    ]);
  }
}
