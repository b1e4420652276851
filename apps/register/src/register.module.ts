import { type DynamicModule, Module } from '@nestjs/common';
import type { Codec } from '@iom/codec';
import { MetricsRegistry } from '@iom/platform';
import { CommittedState } from './committed-state.js';
import { QuarantineController } from './quarantine.controller.js';
import { RegisterFigures } from './register-figures.js';
import { REGISTER_CODEC, RegisterController } from './register.controller.js';
import { Register, type RegisterSetting } from './register.js';

export interface RegisterParts extends RegisterSetting {
  readonly codec: Codec;
}

/** The sequencer: who is meant, whether they are a nominal, what limits hold, and whether it is news. */
@Module({})
export class RegisterModule {
  static with({ codec, ...setting }: RegisterParts): DynamicModule {
    return {
      module: RegisterModule,
      controllers: [RegisterController, QuarantineController],
      providers: [
        { provide: REGISTER_CODEC, useValue: codec },
        { provide: CommittedState, useValue: new CommittedState() },
        { provide: Register, useValue: new Register(setting) },
        {
          provide: RegisterFigures,
          useFactory: (metrics: MetricsRegistry) => new RegisterFigures(metrics),
          inject: [MetricsRegistry],
        },
      ],
    };
  }
}
