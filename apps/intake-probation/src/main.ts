import 'reflect-metadata';
import { Codec, loadSchemas, RegistrySchemaIds } from '@iom/codec';
import { EventLogClient, KafkaCommandLog, stageServerOf } from '@iom/event-log';
import {
  accepted,
  exitOnBadConfiguration,
  loadConfig,
  readOperatorsFile,
  runApp,
} from '@iom/platform';
import { formatFault, parseOperators } from '@iom/policy';
import { readDeploymentFiles } from './deployment-files.js';
import { intakeProbationDefinition, NAME } from './intake-probation.definition.js';
import { IntakeProbationModule } from './intake-probation.module.js';
import { ReferenceTable } from './reference/reference-table.js';

const { config, files, operators } = exitOnBadConfiguration(() => {
  const read = loadConfig(['kafka', 'registry', 'agreements']);
  return {
    config: read,
    files: readDeploymentFiles(read.agreementsDir),
    operators: accepted(parseOperators(readOperatorsFile(read)), formatFault, 'OPERATORS_FILE'),
  };
});
const { deployment, codes } = files;

const codec = await Codec.open(loadSchemas(), new RegistrySchemaIds(config.schemaRegistryUrl));
const client = new EventLogClient({ ...config.kafka, clientId: `iom-${NAME}` });

await runApp({
  name: NAME,
  config,
  module: IntakeProbationModule.with({
    codec,
    deployment,
    codes,
    commands: { operators, log: new KafkaCommandLog(client) },
    openCodeTables: (org, onFatal) => new ReferenceTable({ client, org, onFatal }),
  }),
  strategies: (app) => [
    stageServerOf(app, {
      ...intakeProbationDefinition(deployment.organisations, codec),
      client,
      // The order of a probation system is its own: one instance keeps it, further ones stand by.
      spread: false,
    }),
  ],
});
