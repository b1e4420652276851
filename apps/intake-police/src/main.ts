import 'reflect-metadata';
import { Codec, loadSchemas, RegistrySchemaIds } from '@iom/codec';
import { EventLogClient, StageServer } from '@iom/event-log';
import {
  exitOnBadConfiguration,
  FATAL,
  type Fatal,
  HealthRegistry,
  loadConfig,
  MetricsRegistry,
  runApp,
} from '@iom/platform';
import { readDeployment } from './deployment-file.js';
import { intakePoliceDefinition, NAME } from './intake-police.definition.js';
import { IntakePoliceModule } from './intake-police.module.js';
import { showStage } from './stage-figures.js';

const { config, deployment } = exitOnBadConfiguration(() => {
  const read = loadConfig(['kafka', 'registry', 'agreements']);
  return { config: read, deployment: readDeployment(read.agreementsDir) };
});
const { kafka, schemaRegistryUrl } = config;

const codec = await Codec.open(loadSchemas(), new RegistrySchemaIds(schemaRegistryUrl));
const client = new EventLogClient({
  clientId: NAME,
  brokers: kafka.brokers,
  ssl: kafka.ssl,
  sasl: kafka.sasl,
});

await runApp({
  name: NAME,
  config,
  module: IntakePoliceModule.with({ codec, deployment }),
  strategies: (app) => {
    const server = new StageServer({
      ...intakePoliceDefinition(deployment.organisations, codec),
      client,
      // Forces are translated side by side: instances share the partitions.
      spread: true,
      onFatal: app.get<Fatal>(FATAL),
    });
    app.get(HealthRegistry).add('stage', () => server.readiness());
    showStage(server, app.get(MetricsRegistry));
    return [server];
  },
});
