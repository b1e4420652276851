import 'reflect-metadata';
import { Codec, loadSchemas, RegistrySchemaIds } from '@iom/codec';
import { EventLogClient, KafkaCommandLog, stageServerOf } from '@iom/event-log';
import { exitOnBadConfiguration, loadConfig, runApp } from '@iom/platform';
import { outboundSchemas } from '@iom/policy';
import { readAgreements } from './agreements-folder.js';
import { disclosureDefinition, NAME } from './disclosure.definition.js';
import { DisclosureModule } from './disclosure.module.js';
import { NominalTable } from './nominals.js';
import { OutboundRecords } from './outbound-record.js';
import { saltDrawer } from './salts.js';
import type { Told } from './told.js';

const { config, agreed } = exitOnBadConfiguration(() => {
  const read = loadConfig(['kafka', 'registry', 'agreements', 'deploymentKey']);
  return { config: read, agreed: readAgreements(read.agreementsDir) };
});
const { schemaRegistryUrl: registryUrl, deploymentKey } = config;
const { deployment, policy } = agreed;

const codec = await Codec.open(loadSchemas(), new RegistrySchemaIds(registryUrl));
await codec.add(outboundSchemas(policy));
const client = new EventLogClient({ ...config.kafka, clientId: `iom-${NAME}` });

await runApp({
  name: NAME,
  config,
  module: DisclosureModule.with({
    codec,
    policy,
    outbound: new OutboundRecords({ codec, deploymentKey, registryUrl }),
    drawSalt: saltDrawer(),
    eventAt: async (place) => {
      const log = new KafkaCommandLog(client);
      try {
        return await log.recordAt(place);
      } finally {
        log.rest();
      }
    },
    openNominals: (onFatal) => new NominalTable({ client, codec, onFatal }),
  }),
  strategies: (app) => [
    stageServerOf<Told>(app, {
      ...disclosureDefinition(deployment.organisations, codec),
      client,
      spread: true,
    }),
  ],
});
