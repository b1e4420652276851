import { resolve } from 'node:path';
import { z } from 'zod';
import type { KafkaConfig, KafkaSasl, KafkaTls } from './config.js';
import type { Environment } from './environment.js';

const BROKERS = z
  .string()
  .transform((text) => text.split(',').map((broker) => broker.trim()))
  .pipe(z.array(z.string().regex(/^(?:[A-Za-z0-9_.-]+|\[[0-9a-fA-F:]+\]):\d{1,5}$/)).min(1));

const PROTOCOL = z
  .string()
  .toUpperCase()
  .pipe(z.enum(['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL']));

const MECHANISM = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['plain', 'scram-sha-256', 'scram-sha-512']));

/** The broker connection, or undefined when no broker is named. Settings that contradict each other are faults. */
export function readKafkaSettings(env: Environment): KafkaConfig | undefined {
  const brokers = env.read(
    'KAFKA_BROKERS',
    BROKERS,
    'is not a list of host:port',
    'Write host:port, several separated by commas',
  );
  const securityProtocol = env.text('KAFKA_SECURITY_PROTOCOL')
    ? env.read(
        'KAFKA_SECURITY_PROTOCOL',
        PROTOCOL,
        'is not a known protocol',
        'Use PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL',
      )
    : 'PLAINTEXT';
  if (securityProtocol === undefined) return undefined;

  const sasl = securityProtocol.startsWith('SASL_') ? readSasl(env, securityProtocol) : undefined;
  const ssl = securityProtocol.endsWith('SSL') ? readTls(env) : undefined;
  refuseIdleSettings(env, securityProtocol);
  if (brokers === undefined) return undefined;
  return { brokers, securityProtocol, ...(sasl && { sasl }), ...(ssl && { ssl }) };
}

function readSasl(env: Environment, protocol: string): KafkaSasl | undefined {
  const because = `KAFKA_SECURITY_PROTOCOL is ${protocol}`;
  const mechanism = env.read(
    'KAFKA_SASL_MECHANISM',
    MECHANISM,
    'is not a known mechanism',
    'Use PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512',
  );
  env.require('KAFKA_SASL_MECHANISM', `${because}: use PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512`);
  env.require('KAFKA_SASL_USERNAME', `${because}: name the bridge's user`);
  env.require('KAFKA_SASL_PASSWORD', `${because}: give the password of the bridge's user`);
  const username = env.text('KAFKA_SASL_USERNAME');
  const password = env.text('KAFKA_SASL_PASSWORD');
  if (mechanism === undefined || username === undefined || password === undefined) return undefined;
  return { mechanism, username, password };
}

function readTls(env: Environment): KafkaTls {
  const ca = readPem(env, 'KAFKA_SSL_CA_FILE');
  const cert = readPem(env, 'KAFKA_SSL_CERT_FILE');
  const key = readPem(env, 'KAFKA_SSL_KEY_FILE');
  if (env.text('KAFKA_SSL_CERT_FILE') && !env.text('KAFKA_SSL_KEY_FILE')) {
    env.fault(
      'KAFKA_SSL_KEY_FILE',
      'is not set although KAFKA_SSL_CERT_FILE is',
      'Give both, or neither',
    );
  }
  if (env.text('KAFKA_SSL_KEY_FILE') && !env.text('KAFKA_SSL_CERT_FILE')) {
    env.fault(
      'KAFKA_SSL_CERT_FILE',
      'is not set although KAFKA_SSL_KEY_FILE is',
      'Give both, or neither',
    );
  }
  return { ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) };
}

function readPem(env: Environment, name: string): string | undefined {
  const path = env.text(name);
  if (path === undefined) return undefined;
  const remedy = 'Name a readable PEM file';
  const text = env.file(name, resolve(path), remedy)?.toString('utf8');
  if (text !== undefined && !text.includes('-----BEGIN ')) {
    env.fault(name, 'names a file that is not PEM', remedy);
    return undefined;
  }
  return text;
}

/** Credentials that would not be used mean that somebody believes the connection is safer than it is. */
function refuseIdleSettings(env: Environment, protocol: string): void {
  const idle = (names: readonly string[], remedy: string): void => {
    for (const name of names) {
      if (env.text(name))
        env.fault(name, `is set, but KAFKA_SECURITY_PROTOCOL is ${protocol}`, remedy);
    }
  };
  if (!protocol.startsWith('SASL_')) {
    idle(
      ['KAFKA_SASL_MECHANISM', 'KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD'],
      'Use SASL_SSL or SASL_PLAINTEXT, or unset it',
    );
  }
  if (!protocol.endsWith('SSL')) {
    idle(
      ['KAFKA_SSL_CA_FILE', 'KAFKA_SSL_CERT_FILE', 'KAFKA_SSL_KEY_FILE'],
      'Use SSL or SASL_SSL, or unset it',
    );
  }
}
