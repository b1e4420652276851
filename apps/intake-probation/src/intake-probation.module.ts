import { type DynamicModule, Module } from '@nestjs/common';
import { CommandDesk, commandDeskFor } from '@iom/event-log';
import { FATAL, type Fatal, LOG, type Log, MetricsRegistry } from '@iom/platform';
import {
  INTAKE_PROBATION_PARTS,
  IntakeProbationController,
  type IntakeProbationParts,
} from './intake-probation.controller.js';
import { Patience } from './patience.js';
import { RecordCounts } from './record-counts.js';
import { AllCodeTables } from './reference/code-tables.js';
import type { OpenCodeTables } from './reference/reference-table.js';

/** How long a batch waits in all for code rows that have not come yet. */
const PATIENCE_MS = 10_000;

export interface IntakeProbationModuleParts extends IntakeProbationParts {
  /** Makes the code tables of an organisation; an error that ends them goes to `fatal`. */
  readonly openCodeTables: (org: string, fatal: Fatal) => OpenCodeTables;
  /** Left out: 10 s. */
  readonly patienceMs?: number;
}

/** The intake of what a probation service records. */
@Module({})
export class IntakeProbationModule {
  static with(parts: IntakeProbationModuleParts): DynamicModule {
    const { codec, commands } = parts;
    const { organisations } = parts.deployment;
    const services = organisations.filter(({ kind }) => kind === 'probation');
    return {
      module: IntakeProbationModule,
      controllers: [IntakeProbationController],
      providers: [
        { provide: INTAKE_PROBATION_PARTS, useValue: parts },
        { provide: Patience, useValue: new Patience(parts.patienceMs ?? PATIENCE_MS) },
        {
          provide: AllCodeTables,
          useFactory: (fatal: Fatal) =>
            new AllCodeTables(
              new Map(services.map(({ id }) => [id, parts.openCodeTables(id, fatal)])),
            ),
          inject: [FATAL],
        },
        {
          provide: CommandDesk,
          useFactory: (metrics: MetricsRegistry, log: Log) =>
            commandDeskFor({ kind: 'probation', organisations, codec, commands }, metrics, log),
          inject: [MetricsRegistry, LOG],
        },
        {
          provide: RecordCounts,
          useFactory: (metrics: MetricsRegistry) => new RecordCounts(metrics),
          inject: [MetricsRegistry],
        },
      ],
    };
  }
}
