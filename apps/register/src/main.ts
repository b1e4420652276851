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
import { CommittedState } from './committed-state.js';
import type { RegisterValue } from './register-value.js';
import { NAME, registerDefinition } from './register.definition.js';
import { RegisterModule } from './register.module.js';

const { config, deployment } = exitOnBadConfiguration(() => {
  const read = loadConfig(['kafka', 'registry', 'agreements', 'deploymentKey']);
  const { organisations } = readAgreementsFolder(read.agreementsDir);
  const parsed = parseDeployment(organisations.text, organisations.path);
  return { config: read, deployment: accepted(parsed, formatFault) };
});
const { schemaRegistryUrl, deploymentKey } = config;

const codec = await Codec.open(loadSchemas(), new RegistrySchemaIds(schemaRegistryUrl));
const client = new EventLogClient({ ...config.kafka, clientId: `iom-${NAME}` });

await runApp({
  name: NAME,
  config,
  module: RegisterModule.with({ codec, deployment, deploymentKey }),
  strategies: (app) => {
    const server = stageServerOf<RegisterValue>(app, {
      ...registerDefinition(deployment.organisations, codec),
      client,
      // One order needs one owner; further instances stand by.
      spread: false,
    });
    app.get(CommittedState).follow(() => server.state(0));
    return [server];
  },
});
