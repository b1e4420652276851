import { type DynamicModule, Module } from '@nestjs/common';
import { CommandDesk, commandDeskFor } from '@iom/event-log';
import { LOG, type Log, MetricsRegistry } from '@iom/platform';
import {
  INTAKE_POLICE_PARTS,
  IntakePoliceController,
  type IntakePoliceParts,
} from './intake-police.controller.js';
import { RecordCounts } from './record-counts.js';

/** The intake of what police forces record. */
@Module({})
export class IntakePoliceModule {
  static with(parts: IntakePoliceParts): DynamicModule {
    const { codec, commands } = parts;
    const { organisations } = parts.deployment;
    return {
      module: IntakePoliceModule,
      controllers: [IntakePoliceController],
      providers: [
        { provide: INTAKE_POLICE_PARTS, useValue: parts },
        {
          provide: CommandDesk,
          useFactory: (metrics: MetricsRegistry, log: Log) =>
            commandDeskFor({ kind: 'police', organisations, codec, commands }, metrics, log),
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
