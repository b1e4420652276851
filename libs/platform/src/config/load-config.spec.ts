import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOperatorsFile } from './agreements-folder.js';
import { BadConfigurationError, type ConfigurationFault } from './bad-configuration.error.js';
import type { Need } from './config.js';
import type { Variables } from './environment.js';
import { loadConfig } from './load-config.js';

describe('the configuration of a process', () => {
  let dir: string;
  beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'iom-config-'))));
  afterEach(() => rmSync(dir, { recursive: true }));

  const file = (name: string, content: string | Buffer): string => {
    const path = join(dir, name);
    writeFileSync(path, content);
    return path;
  };

  const keyOf = (content: string | Buffer): Buffer =>
    loadConfig(['deploymentKey'], { DEPLOYMENT_KEY_FILE: file('key', content) }).deploymentKey;

  it('needs nothing of an app that needs nothing', () => {
    const config = loadConfig([], { HOME: '/home/somebody' });

    expect(config).toMatchObject({
      httpHost: '127.0.0.1',
      httpPort: 0,
      logLevel: 'info',
      npmStarted: false,
      cacheDir: '/home/somebody/.cache/iom-bridge',
    });
    expect(config.kafka).toBeUndefined();
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('gives what was needed, typed as present', () => {
    const config = loadConfig(['kafka', 'registry', 'database', 'agreements', 'deploymentKey'], {
      KAFKA_BROKERS: 'one:9092, [::1]:9093',
      SCHEMA_REGISTRY_URL: 'http://registry:8081',
      DATABASE_URL: 'postgres://iom:secret@db:5432/iom',
      AGREEMENTS_DIR: dir,
      DEPLOYMENT_KEY_FILE: file('key', 'k'.repeat(64)),
      XDG_CACHE_HOME: '/caches',
      npm_lifecycle_event: 'start',
    });

    const brokers: readonly string[] = config.kafka.brokers;
    const key: Buffer = config.deploymentKey;
    expect(brokers).toEqual(['one:9092', '[::1]:9093']);
    expect(key).toHaveLength(64);
    expect(config.kafka.securityProtocol).toBe('PLAINTEXT');
    expect(config.schemaRegistryUrl).toBe('http://registry:8081');
    expect(config.agreementsDir).toBe(dir);
    expect(config.cacheDir).toBe('/caches/iom-bridge');
    expect(config.npmStarted).toBe(true);
  });

  it('knows where operators’ keys and the register are, for whoever gives commands', () => {
    const config = loadConfig([], {
      OPERATORS_FILE: file('operators.yaml', 'operators: []'),
      OPERATOR_KEY_FILE: file('operator.key', 'a key'),
      REGISTER_URL: 'http://register:8080',
    });
    expect(config.registerUrl).toBe('http://register:8080');
    expect(config.operatorKeyFile).toBe(join(dir, 'operator.key'));
    expect(readOperatorsFile(config)?.text).toBe('operators: []');
  });

  it('has no operators where there is no file of them, unless a file was named', () => {
    expect(readOperatorsFile({ agreementsDir: dir })).toBeNull();
    const named = { agreementsDir: dir, operatorsFile: join(dir, 'none.yaml') };
    expect(() => readOperatorsFile(named)).toThrow('OPERATORS_FILE: names a file');
  });

  it('names every fault at once, each with its remedy', () => {
    const faults = faultsOf(['kafka', 'registry', 'deploymentKey', 'agreements', 'oidc'], {
      KAFKA_BROKERS: 'no port here',
      HTTP_PORT: '70000',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://db',
      AGREEMENTS_DIR: join(dir, 'nowhere'),
      DEPLOYMENT_KEY_FILE: join(dir, 'missing'),
      OIDC_ISSUER: 'https://issuer.example',
    });

    expect(new Set(faults.map(({ name }) => name))).toEqual(
      new Set([
        'KAFKA_BROKERS',
        'SCHEMA_REGISTRY_URL',
        'HTTP_PORT',
        'LOG_LEVEL',
        'DATABASE_URL',
        'AGREEMENTS_DIR',
        'DEPLOYMENT_KEY_FILE',
        'OIDC_AUDIENCE',
      ]),
    );
    expect(faults.every(({ problem, remedy }) => problem !== '' && remedy !== '')).toBe(true);
  });

  it('never says what a variable held', () => {
    const error = errorOf(['kafka', 'database', 'deploymentKey'], {
      KAFKA_BROKERS: 'canary-broker',
      DATABASE_URL: 'http://canary-user:canary-password@db',
      KAFKA_SECURITY_PROTOCOL: 'SASL_SSL',
      KAFKA_SASL_PASSWORD: 'canary-sasl',
      DEPLOYMENT_KEY_FILE: file('canary-path', 'canary-key'),
    });

    expect(error.message).not.toContain('canary');
    expect(JSON.stringify(error)).not.toContain('canary');
  });

  it('counts a variable set to nothing as not set', () => {
    expect(loadConfig([], { KAFKA_BROKERS: ' ', HTTP_PORT: '' }).httpPort).toBe(0);
    expect(names(['kafka'], { KAFKA_BROKERS: '' })).toEqual(['KAFKA_BROKERS']);
  });

  it('says a missing audience once', () => {
    expect(names(['oidc'], { OIDC_ISSUER: 'https://issuer.example' })).toEqual(['OIDC_AUDIENCE']);
  });

  describe('of the broker', () => {
    const brokers = { KAFKA_BROKERS: 'one:9092' };

    it('demands mechanism, user and password for SASL', () => {
      expect(names(['kafka'], { ...brokers, KAFKA_SECURITY_PROTOCOL: 'SASL_SSL' })).toEqual([
        'KAFKA_SASL_MECHANISM',
        'KAFKA_SASL_USERNAME',
        'KAFKA_SASL_PASSWORD',
      ]);
    });

    it('is what kafkajs takes', () => {
      const pem = file('ca.pem', '-----BEGIN CERTIFICATE-----\nsynthetic\n');
      const { kafka } = loadConfig(['kafka'], {
        ...brokers,
        KAFKA_SECURITY_PROTOCOL: 'sasl_ssl',
        KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512',
        KAFKA_SASL_USERNAME: 'iom',
        KAFKA_SASL_PASSWORD: 'secret',
        KAFKA_SSL_CA_FILE: pem,
      });

      expect(kafka).toEqual({
        brokers: ['one:9092'],
        securityProtocol: 'SASL_SSL',
        sasl: { mechanism: 'scram-sha-512', username: 'iom', password: 'secret' },
        ssl: { ca: '-----BEGIN CERTIFICATE-----\nsynthetic\n' },
      });
    });

    it('refuses credentials that the protocol would leave unused', () => {
      expect(
        names(['kafka'], { ...brokers, KAFKA_SASL_PASSWORD: 'secret', KAFKA_SSL_CA_FILE: 'ca' }),
      ).toEqual(['KAFKA_SASL_PASSWORD', 'KAFKA_SSL_CA_FILE']);
    });

    it('refuses a certificate without its key, and a file that is not PEM', () => {
      expect(
        names(['kafka'], {
          ...brokers,
          KAFKA_SECURITY_PROTOCOL: 'SSL',
          KAFKA_SSL_CERT_FILE: file('cert.pem', 'not a certificate'),
        }),
      ).toEqual(['KAFKA_SSL_CERT_FILE', 'KAFKA_SSL_KEY_FILE']);
    });
  });

  describe('of the deployment key', () => {
    it('is the same key with and without a line end', () => {
      expect(keyOf(`${'a1'.repeat(32)}\n`)).toEqual(keyOf('a1'.repeat(32)));
    });

    it('is every byte of a binary file, also one that looks like a line end', () => {
      expect(keyOf(Buffer.concat([Buffer.alloc(31, 0xff), Buffer.from('\n')]))).toHaveLength(32);
    });

    it('is refused when it is short', () => {
      expect(names(['deploymentKey'], { DEPLOYMENT_KEY_FILE: file('key', 'short') })).toEqual([
        'DEPLOYMENT_KEY_FILE',
      ]);
    });
  });
});

function errorOf(needs: readonly Need[], variables: Variables): BadConfigurationError {
  try {
    loadConfig(needs, variables);
  } catch (error) {
    if (error instanceof BadConfigurationError) return error;
    throw error;
  }
  throw new Error('The configuration was accepted');
}

function faultsOf(needs: readonly Need[], variables: Variables): readonly ConfigurationFault[] {
  return errorOf(needs, variables).faults;
}

function names(needs: readonly Need[], variables: Variables): string[] {
  return faultsOf(needs, variables).map(({ name }) => name);
}
