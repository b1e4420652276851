import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { BadConfigurationError } from './bad-configuration.error.js';
import type { Config, Need, OidcConfig } from './config.js';
import { Environment, type Variables } from './environment.js';
import { readKafkaSettings } from './kafka-settings.js';
import { readKeyFile } from './key-file.js';

const PORT = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.number().max(65_535));
const HOST = z.string().regex(/^[A-Za-z0-9_.:-]+$/);
const LEVEL = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']));
const HTTP_URL = z.url({ protocol: /^https?$/ });
const POSTGRES_URL = z.url({ protocol: /^postgres(?:ql)?$/ });

/**
 * Reads the environment, once, at start-up. What is set must be right; what `needs` names must be set, and the files it
 * names must be there.
 *
 * @throws BadConfigurationError that names every fault
 */
export function loadConfig<const Needed extends Need = never>(
  needs: readonly Needed[],
  variables: Variables = process.env,
): Config<Needed> {
  const env = new Environment(variables);
  const isNeeded = (need: Need): boolean => (needs as readonly Need[]).includes(need);

  const kafka = readKafkaSettings(env);
  const schemaRegistryUrl = env.read(
    'SCHEMA_REGISTRY_URL',
    HTTP_URL,
    'is not an http(s) URL',
    'Write the base of the registry, such as http://registry:8081',
  );
  const databaseUrl = env.read(
    'DATABASE_URL',
    POSTGRES_URL,
    'is not a postgres URL',
    'Write postgres://user:password@host:5432/database',
  );
  const oidc = readOidc(env);
  const registerUrl = env.read(
    'REGISTER_URL',
    HTTP_URL,
    'is not an http(s) URL',
    'Write the base of the register, such as http://register:8080',
  );
  const operatorsFile = pathOf(env, 'OPERATORS_FILE');
  const operatorKeyFile = pathOf(env, 'OPERATOR_KEY_FILE');
  const httpHost = env.read('HTTP_HOST', HOST, 'is not a host', 'Write an address or a host name');
  const httpPort = env.read('HTTP_PORT', PORT, 'is not a port', 'Write 0 to 65535; 0 is any');
  const logLevel = env.read(
    'LOG_LEVEL',
    LEVEL,
    'is not a level',
    'Use trace, debug, info, warn, error or fatal',
  );
  const agreementsDir = resolve(env.text('AGREEMENTS_DIR') ?? 'agreements');
  const deploymentKeyFile = pathOf(env, 'DEPLOYMENT_KEY_FILE');
  const ledgerSigningKeyFile = pathOf(env, 'LEDGER_SIGNING_KEY_FILE');

  if (isNeeded('kafka')) env.require('KAFKA_BROKERS', 'Name the brokers as host:port');
  if (isNeeded('registry')) env.require('SCHEMA_REGISTRY_URL', 'Name the schema registry');
  if (isNeeded('database')) env.require('DATABASE_URL', 'Name the Postgres database');
  if (isNeeded('oidc')) {
    env.require('OIDC_ISSUER', 'Name the identity provider');
    env.require('OIDC_AUDIENCE', 'Name the audience that tokens must carry');
  }
  if (isNeeded('agreements') && !isDirectory(agreementsDir)) {
    const problem = env.text('AGREEMENTS_DIR')
      ? 'names no directory'
      : 'is not set, and there is no ./agreements';
    env.fault('AGREEMENTS_DIR', problem, 'Name the directory that holds organisations.yaml');
  }
  if (isNeeded('ledgerSigningKey')) {
    env.require('LEDGER_SIGNING_KEY_FILE', "Name the file of the ledger's signing key");
    if (ledgerSigningKeyFile !== undefined) {
      env.file(
        'LEDGER_SIGNING_KEY_FILE',
        ledgerSigningKeyFile,
        'Name a file this process may read',
      );
    }
  }
  let deploymentKey: Buffer | undefined;
  if (isNeeded('deploymentKey')) {
    env.require('DEPLOYMENT_KEY_FILE', 'Name the file of the deployment key');
    if (deploymentKeyFile !== undefined) {
      deploymentKey = readKeyFile(env, 'DEPLOYMENT_KEY_FILE', deploymentKeyFile);
    }
  }

  if (env.faults.length > 0) throw new BadConfigurationError(env.faults);
  const config = {
    httpHost: httpHost ?? '127.0.0.1',
    httpPort: httpPort ?? 0,
    logLevel: logLevel ?? 'info',
    agreementsDir,
    dataDir: resolve(env.text('DATA_DIR') ?? '.data'),
    cacheDir: join(cacheHome(env), 'iom-bridge'),
    npmStarted: env.text('npm_lifecycle_event') !== undefined,
    ...javaHomeOf(env),
    ...(kafka && { kafka }),
    ...(schemaRegistryUrl && { schemaRegistryUrl }),
    ...(databaseUrl && { databaseUrl }),
    ...(oidc && { oidc }),
    ...(deploymentKeyFile && { deploymentKeyFile }),
    ...(deploymentKey && { deploymentKey }),
    ...(ledgerSigningKeyFile && { ledgerSigningKeyFile }),
    ...(operatorsFile && { operatorsFile }),
    ...(operatorKeyFile && { operatorKeyFile }),
    ...(registerUrl && { registerUrl }),
  };
  // Whatever `needs` names is present, or there were faults: the one fact the compiler cannot follow.
  return Object.freeze(config) as Config<Needed>;
}

function readOidc(env: Environment): OidcConfig | undefined {
  const issuer = env.read(
    'OIDC_ISSUER',
    HTTP_URL,
    'is not an http(s) URL',
    'Write the issuer exactly as its tokens say it',
  );
  const audience = env.text('OIDC_AUDIENCE');
  if (env.text('OIDC_ISSUER') && audience === undefined) {
    env.fault('OIDC_AUDIENCE', 'is not set although OIDC_ISSUER is', 'Give both, or neither');
  }
  return issuer !== undefined && audience !== undefined ? { issuer, audience } : undefined;
}

function javaHomeOf(env: Environment): { readonly javaHome?: string } {
  const javaHome = pathOf(env, 'JAVA_HOME');
  return javaHome === undefined ? {} : { javaHome };
}

function pathOf(env: Environment, name: string): string | undefined {
  const path = env.text(name);
  return path === undefined ? undefined : resolve(path);
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The XDG rule: a relative XDG_CACHE_HOME is to be ignored. */
function cacheHome(env: Environment): string {
  const home = env.text('XDG_CACHE_HOME');
  return home !== undefined && isAbsolute(home)
    ? home
    : join(env.text('HOME') ?? homedir(), '.cache');
}
