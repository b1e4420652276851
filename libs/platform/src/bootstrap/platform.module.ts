import { type DynamicModule, Module } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { HealthController } from '../health/health.controller.js';
import { HealthRegistry } from '../health/health-registry.js';
import { LOG, type Log } from '../logging/log.js';
import { MetricsController } from '../metrics/metrics.controller.js';
import { MetricsRegistry } from '../metrics/metrics-registry.js';

/** The key under which Nest's injector knows the process's `Config`. */
export const CONFIG = Symbol('iom.config');

/** The key under which Nest's injector knows the process's `Fatal`. */
export const FATAL = Symbol('iom.fatal');

/** Ends the process because of a fault of ours: says so, closes what can be closed in bounded time, and exits with 1. */
export type Fatal = (error: unknown) => void;

/** What every app is given by the process it runs in. */
export interface Platform {
  readonly config: Config;
  readonly log: Log;
  readonly fatal: Fatal;
  readonly health: HealthRegistry;
  readonly metrics: MetricsRegistry;
}

/**
 * `Config`, `Log`, `Fatal`, health and metrics, for injection anywhere in an app. The one global module there is: these
 * are properties of the process, not of a part of it.
 */
@Module({})
export class PlatformModule {
  static of({ config, log, fatal, health, metrics }: Platform): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      controllers: [HealthController, MetricsController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOG, useValue: log },
        { provide: FATAL, useValue: fatal },
        { provide: HealthRegistry, useValue: health },
        { provide: MetricsRegistry, useValue: metrics },
      ],
      exports: [CONFIG, LOG, FATAL, HealthRegistry, MetricsRegistry],
    };
  }
}
