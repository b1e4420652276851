import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
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
import { outboundSchemas } from '@iom/policy';
import { readAgreements } from './agreements-folder.js';
import { disclosureDefinition, NAME } from './disclosure.definition.js';
import { DisclosureModule } from './disclosure.module.js';
import { NominalTable } from './nominals.js';
import { OutboundRecords } from './outbound-record.js';
import { showStage } from './stage-figures.js';
import type { Told } from './told.js';

const SALT_BYTES = 16;

const { config, agreed } = exitOnBadConfiguration(() => {
  const read = loadConfig(['kafka', 'registry', 'agreements', 'deploymentKey']);
  return { config: read, agreed: readAgreements(read.agreementsDir) };
});
const { kafka, schemaRegistryUrl: registryUrl, deploymentKey } = config;
const { deployment, policy } = agreed;

const codec = await Codec.open(loadSchemas(), new RegistrySchemaIds(registryUrl));
await codec.add(outboundSchemas(policy));
const client = new EventLogClient({
  clientId: NAME,
  brokers: kafka.brokers,
  ssl: kafka.ssl,
  sasl: kafka.sasl,
});

await runApp({
  name: NAME,
  config,
  module: DisclosureModule.with({
    codec,
    policy,
    outbound: new OutboundRecords({ codec, deploymentKey, registryUrl }),
    drawSalt: () => randomBytes(SALT_BYTES).toString('hex'),
    openNominals: (onFatal) => new NominalTable({ client, codec, onFatal }),
  }),
  strategies: (app) => {
    const server = new StageServer<Told>({
      ...disclosureDefinition(deployment.organisations, codec),
      client,
      spread: true,
      onFatal: app.get<Fatal>(FATAL),
    });
    app.get(HealthRegistry).add('stage', () => server.readiness());
    showStage(server, app.get(MetricsRegistry));
    return [server];
  },
});
