import 'reflect-metadata';
import { Codec, loadSchemas, RegistrySchemaIds } from '@iom/codec';
import { EventLogClient, KafkaCommandLog, stageServerOf } from '@iom/event-log';
import {
  accepted,
  exitOnBadConfiguration,
  loadConfig,
  readAgreementsFolder,
  readOperatorsFile,
  runApp,
} from '@iom/platform';
import { formatFault, parseDeployment, parseOperators } from '@iom/policy';
import { intakePoliceDefinition, NAME } from './intake-police.definition.js';
import { IntakePoliceModule } from './intake-police.module.js';

const { config, deployment, operators } = exitOnBadConfiguration(() => {
  const read = loadConfig(['kafka', 'registry', 'agreements']);
  const { organisations } = readAgreementsFolder(read.agreementsDir);
  return {
    config: read,
    deployment: accepted(parseDeployment(organisations.text, organisations.path), formatFault),
    operators: accepted(parseOperators(readOperatorsFile(read)), formatFault, 'OPERATORS_FILE'),
  };
});

const codec = await Codec.open(loadSchemas(), new RegistrySchemaIds(config.schemaRegistryUrl));
const client = new EventLogClient({ ...config.kafka, clientId: `iom-${NAME}` });

await runApp({
  name: NAME,
  config,
  module: IntakePoliceModule.with({
    codec,
    deployment,
    commands: { operators, log: new KafkaCommandLog(client) },
  }),
  strategies: (app) => [
    stageServerOf(app, {
      ...intakePoliceDefinition(deployment.organisations, codec),
      client,
      // Forces are translated side by side: instances share the partitions.
      spread: true,
    }),
  ],
});
