import type { DynamicModule, INestApplication, Type } from '@nestjs/common';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import type { Config } from '../config/config.js';
import { createPino, logOn } from '../logging/log.js';
import { NestLog } from '../logging/nest-log.js';
import { MetricsRegistry } from '../metrics/metrics-registry.js';
import { Ending } from './ending.js';
import { type RunningApp, startApp } from './start-app.js';

export interface AppOptions {
  /** The app's folder: on every log line. */
  readonly name: string;
  readonly module: Type<unknown> | DynamicModule;
  /** From `loadConfig`, with what the app needs. */
  readonly config: Config;
  /**
   * The stage servers that feed the app's `@OnTopic` controllers. Called when the injector can answer: what they need is
   * `app.get(LOG)`, `app.get(FATAL)`, `app.get(HealthRegistry)`.
   */
  readonly strategies?: (app: INestApplication) => readonly CustomTransportStrategy[];
}

/**
 * Runs an app as this process, for as long as the process lives. A signal closes it in order and ends with 0; an error that
 * nobody caught, and `fatal`, end with 1; closing takes a bounded time in either case.
 */
export async function runApp(options: AppOptions): Promise<void> {
  const { name, config, module, strategies } = options;
  const lines = createPino({ app: name, level: config.logLevel });
  const log = logOn(lines);
  let running: RunningApp | undefined;
  const ending = new Ending(log, async () => running?.close());

  process.on('uncaughtException', (error) => ending.fatal(error));
  process.on('unhandledRejection', (error) => ending.fatal(error));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => ending.asked(signal));
  }

  try {
    running = await startApp({
      module,
      config,
      log,
      fatal: (error) => ending.fatal(error),
      nestLog: new NestLog(lines),
      metrics: new MetricsRegistry().withProcessFigures(),
      ...(strategies && { strategies }),
    });
  } catch (error) {
    ending.fatal(error);
  }
}
