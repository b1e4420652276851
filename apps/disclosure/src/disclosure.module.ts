import { type DynamicModule, Module } from '@nestjs/common';
import { FATAL, type Fatal, HealthRegistry, LOG, type Log, MetricsRegistry } from '@iom/platform';
import { AgreementsEnding, timeOfMachine } from './agreements-ending.js';
import { DecisionCounts } from './decision-counts.js';
import {
  CURRENT_NOMINALS,
  DISCLOSURE_PARTS,
  DisclosureController,
  type DisclosureParts,
} from './disclosure.controller.js';
import type { Nominals } from './nominals.js';

export interface DisclosureModuleParts extends DisclosureParts {
  /** Opens the table of nominals; an error that ends it goes to `fatal`. */
  readonly openNominals: (fatal: Fatal) => Nominals;
}

/** The disclosure of events to organisations. */
@Module({})
export class DisclosureModule {
  static with(parts: DisclosureModuleParts): DynamicModule {
    return {
      module: DisclosureModule,
      controllers: [DisclosureController],
      providers: [
        { provide: DISCLOSURE_PARTS, useValue: parts },
        { provide: CURRENT_NOMINALS, useFactory: parts.openNominals, inject: [FATAL] },
        {
          provide: DecisionCounts,
          useFactory: (metrics: MetricsRegistry) => new DecisionCounts(metrics),
          inject: [MetricsRegistry],
        },
        {
          provide: AgreementsEnding,
          useFactory: (log: Log, metrics: MetricsRegistry, health: HealthRegistry) =>
            new AgreementsEnding({ ...parts, log, metrics, health, now: timeOfMachine }),
          inject: [LOG, MetricsRegistry, HealthRegistry],
        },
      ],
    };
  }
}
