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
import type { RegisterValue } from './register-value.js';
import { NAME, registerDefinition } from './register.definition.js';
import { RegisterModule } from './register.module.js';
import { showStage } from './stage-figures.js';

const { config, deployment } = exitOnBadConfiguration(() => {
  const read = loadConfig(['kafka', 'registry', 'agreements', 'deploymentKey']);
  return { config: read, deployment: readDeployment(read.agreementsDir) };
});
const { kafka, schemaRegistryUrl, deploymentKey } = config;

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
  module: RegisterModule.with({ codec, deployment, deploymentKey }),
  strategies: (app) => {
    const server = new StageServer<RegisterValue>({
      ...registerDefinition(deployment.organisations, codec),
      client,
      // One order needs one owner; further instances stand by.
      spread: false,
      onFatal: app.get<Fatal>(FATAL),
    });
    app.get(HealthRegistry).add('stage', () => server.readiness());
    showStage(server, app.get(MetricsRegistry));
    return [server];
  },
});
