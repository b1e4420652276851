import { type DynamicModule, Module } from '@nestjs/common';
import { MetricsRegistry } from '@iom/platform';
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
    return {
      module: IntakePoliceModule,
      controllers: [IntakePoliceController],
      providers: [
        { provide: INTAKE_POLICE_PARTS, useValue: parts },
        {
          provide: RecordCounts,
          useFactory: (metrics: MetricsRegistry) => new RecordCounts(metrics),
          inject: [MetricsRegistry],
        },
      ],
    };
  }
}
