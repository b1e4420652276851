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
import { readCodes, readDeployment } from './deployment-files.js';
import { intakeProbationDefinition, NAME } from './intake-probation.definition.js';
import { IntakeProbationModule } from './intake-probation.module.js';
import { ReferenceTable } from './reference/reference-table.js';
import { showStage } from './stage-figures.js';

const { config, deployment, codes } = exitOnBadConfiguration(() => {
  const read = loadConfig(['kafka', 'registry', 'agreements']);
  const { agreementsDir } = read;
  return {
    config: read,
    deployment: readDeployment(agreementsDir),
    codes: readCodes(agreementsDir),
  };
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
  module: IntakeProbationModule.with({
    codec,
    deployment,
    codes,
    openCodeTables: (org, onFatal) => new ReferenceTable({ client, org, onFatal }),
  }),
  strategies: (app) => {
    const server = new StageServer({
      ...intakeProbationDefinition(deployment.organisations, codec),
      client,
      // The order of a probation system is its own: one instance keeps it, further ones stand by.
      spread: false,
      onFatal: app.get<Fatal>(FATAL),
    });
    app.get(HealthRegistry).add('stage', () => server.readiness());
    showStage(server, app.get(MetricsRegistry));
    return [server];
  },
});
