/** What an app cannot do without; what it names is present in its `Config`, and checked before it starts. */
export type Need =
  'kafka' | 'registry' | 'database' | 'agreements' | 'deploymentKey' | 'ledgerSigningKey' | 'oidc';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/** The shape kafkajs takes as `sasl`. */
export interface KafkaSasl {
  readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  readonly username: string;
  readonly password: string;
}

/** PEM texts, read at start-up; an empty object means TLS with the machine's own authorities. */
export interface KafkaTls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

export interface KafkaConfig {
  readonly brokers: readonly string[];
  readonly securityProtocol: 'PLAINTEXT' | 'SSL' | 'SASL_PLAINTEXT' | 'SASL_SSL';
  /** Present exactly when the protocol is one of SASL's. */
  readonly sasl?: KafkaSasl;
  /** Present exactly when the protocol is one of SSL's. */
  readonly ssl?: KafkaTls;
}

export interface OidcConfig {
  readonly issuer: string;
  readonly audience: string;
}

/** What every app has, whatever it needs. */
export interface BaseConfig {
  readonly httpHost: string;
  /** 0: any free port; the `started` line says which. */
  readonly httpPort: number;
  readonly logLevel: LogLevel;
  readonly agreementsDir: string;
  readonly dataDir: string;
  /** Who may give commands, in place of `operators.yaml` among the agreements. */
  readonly operatorsFile?: string;
  /** The private key of the operator who gives commands from here. */
  readonly operatorKeyFile?: string;
  /** The register's address, for tools that ask it what is set aside. */
  readonly registerUrl?: string;
  /** Downloads that may be fetched again: never anything that must be kept. */
  readonly cacheDir: string;
  /** Where the machine says its JDK is; the sandbox looks there first. */
  readonly javaHome?: string;
  /** Whether npm ran this process, so that advice can name the command the person typed. */
  readonly npmStarted: boolean;
}

/** What each need puts into the configuration. */
export interface NeededConfig {
  readonly kafka: { readonly kafka: KafkaConfig };
  readonly registry: { readonly schemaRegistryUrl: string };
  readonly database: { readonly databaseUrl: string };
  readonly agreements: { readonly agreementsDir: string };
  readonly deploymentKey: { readonly deploymentKeyFile: string; readonly deploymentKey: Buffer };
  readonly ledgerSigningKey: { readonly ledgerSigningKeyFile: string };
  readonly oidc: { readonly oidc: OidcConfig };
}

type Intersection<Union> = (Union extends unknown ? (each: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

type Everything = Intersection<NeededConfig[Need]>;

/**
 * The configuration of one process: read once, frozen, and passed on. What is in `Needed` is there; the rest may be
 * undefined. It holds secrets: it is never logged, and no part of it travels in an error.
 */
export type Config<Needed extends Need = never> = BaseConfig &
  Partial<Everything> &
  ([Needed] extends [never] ? unknown : Intersection<NeededConfig[Needed]>);
