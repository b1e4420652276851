import 'reflect-metadata';
import { Codec, loadSchemas, RegistrySchemaIds } from '@iom/codec';
import { EventLogClient, stageServerOf } from '@iom/event-log';
import {
  accepted,
  exitOnBadConfiguration,
  loadConfig,
  readAgreementsFolder,
  runApp,
} from '@iom/platform';
import { formatFault, parseDeployment } from '@iom/policy';
import { intakePoliceDefinition, NAME } from './intake-police.definition.js';
import { IntakePoliceModule } from './intake-police.module.js';

const { config, deployment } = exitOnBadConfiguration(() => {
  const read = loadConfig(['kafka', 'registry', 'agreements']);
  const { organisations } = readAgreementsFolder(read.agreementsDir);
  return {
    config: read,
    deployment: accepted(parseDeployment(organisations.text, organisations.path), formatFault),
  };
});

const codec = await Codec.open(loadSchemas(), new RegistrySchemaIds(config.schemaRegistryUrl));
const client = new EventLogClient({ ...config.kafka, clientId: `iom-${NAME}` });

await runApp({
  name: NAME,
  config,
  module: IntakePoliceModule.with({ codec, deployment }),
  strategies: (app) => [
    stageServerOf(app, {
      ...intakePoliceDefinition(deployment.organisations, codec),
      client,
      // Forces are translated side by side: instances share the partitions.
      spread: true,
    }),
  ],
});
