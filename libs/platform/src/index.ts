export type * from './config/config.js';
export {
  accepted,
  type AgreementFile,
  type AgreementsFolder,
  readAgreementsFolder,
  readOperatorsFile,
} from './config/agreements-folder.js';
export {
  BadConfigurationError,
  type ConfigurationFault,
} from './config/bad-configuration.error.js';
export type { Variables } from './config/environment.js';
export { exitOnBadConfiguration } from './config/exit-on-bad-configuration.js';
export { childEnvironment } from './config/child-environment.js';
export { loadConfig } from './config/load-config.js';
export { isSafeError, SAFE_MESSAGE, SafeError } from './logging/safe.error.js';
export type { LogFields } from './logging/log-fields.js';
export { type Constant, createLog, LOG, type Log, type LogOptions } from './logging/log.js';
export {
  type Health,
  HealthRegistry,
  type HealthReport,
  type Probe,
} from './health/health-registry.js';
export {
  type Count,
  METRIC_LABELS,
  type MetricLabel,
  type MetricLabels,
  MetricsRegistry,
  type Sample,
  type Spread,
} from './metrics/metrics-registry.js';
export { Problem, type ProblemBody, type ProblemFault } from './http/problem.js';
export {
  CONFIG,
  FATAL,
  type Fatal,
  type Platform,
  PlatformModule,
} from './bootstrap/platform.module.js';
export { type RunningApp, startApp, type StartOptions } from './bootstrap/start-app.js';
export { type AppOptions, runApp } from './bootstrap/run-app.js';
