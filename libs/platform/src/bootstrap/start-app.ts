import {
  type DynamicModule,
  type INestApplication,
  type LoggerService,
  Module,
  type Type,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { CustomTransportStrategy, MicroserviceOptions } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../config/config.js';
import { HealthRegistry } from '../health/health-registry.js';
import { ProblemFilter } from '../http/problem.filter.js';
import type { Log } from '../logging/log.js';
import { MetricsRegistry } from '../metrics/metrics-registry.js';
import { type Fatal, PlatformModule } from './platform.module.js';

export interface StartOptions {
  readonly module: Type<unknown> | DynamicModule;
  readonly config: Config;
  readonly log: Log;
  readonly fatal: Fatal;
  readonly nestLog: LoggerService | false;
  readonly metrics?: MetricsRegistry;
  /** The stage servers that feed the app's controllers; made when the injector can answer. */
  readonly strategies?: (app: INestApplication) => readonly CustomTransportStrategy[];
}

/** An app that serves. */
export interface RunningApp {
  readonly app: NestFastifyApplication;
  readonly port: number;
  /** Lets running batches and requests end, then closes. */
  close(): Promise<void>;
}

const BODY_LIMIT_BYTES = 1_048_576;

/**
 * Starts a hybrid Nest app: HTTP first, so that health can be asked while the log is still being taken over, then the stage
 * servers. It is ready once all of them listen. What must outlive the last batch (pools, stores) closes in
 * `onApplicationShutdown`: during `onModuleDestroy` handlers still run.
 */
export async function startApp(options: StartOptions): Promise<RunningApp> {
  const { config, log, fatal, module } = options;
  const health = new HealthRegistry();
  const metrics = options.metrics ?? new MetricsRegistry();
  let hasStarted = false;
  health.add('start-up', () => ({ ready: hasStarted, live: true }));

  const app = await NestFactory.create<NestFastifyApplication>(
    {
      module: AppRoot,
      imports: [PlatformModule.of({ config, log, fatal, health, metrics }), module],
    },
    new FastifyAdapter({ logger: false, bodyLimit: BODY_LIMIT_BYTES }),
    {
      logger: options.nestLog,
      // An error must come out of here, not end the process in the middle of Nest.
      abortOnError: false,
      forceCloseConnections: true,
    },
  );
  try {
    // Before the stage servers are connected: they take the filters that are there at that moment.
    app.useGlobalFilters(new ProblemFilter(log));
    for (const strategy of options.strategies?.(app) ?? []) {
      app.connectMicroservice<MicroserviceOptions>({ strategy }, { inheritAppConfig: true });
    }
    await app.listen(config.httpPort, config.httpHost);
    await app.startAllMicroservices();
  } catch (error) {
    await app.close().catch((problem: unknown) => log.error('close failed', problem));
    throw error;
  }
  hasStarted = true;
  const port = portOf(app);
  log.info('started', { port });
  return { app, port, close: () => app.close() };
}

/** The root that joins the platform and the app's own module. */
@Module({})
class AppRoot {}

function portOf(app: NestFastifyApplication): number {
  const address: unknown = app.getHttpServer().address();
  return typeof address === 'object' && address !== null && 'port' in address
    ? Number(address.port)
    : 0;
}
