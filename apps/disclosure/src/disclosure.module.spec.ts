import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import { Codec, loadSchemas, MemorySchemaIds } from '@iom/codec';
import { HealthRegistry, loadConfig, MetricsRegistry, PlatformModule } from '@iom/platform';
import { readAgreements } from './agreements-folder.js';
import { DisclosureController } from './disclosure.controller.js';
import { DisclosureModule } from './disclosure.module.js';
import { OutboundRecords } from './outbound-record.js';

const AGREEMENTS = join(import.meta.dirname, '../../../agreements');

describe('the disclosure module', () => {
  it('is put together from its parts', async () => {
    const codec = await Codec.open(loadSchemas(), new MemorySchemaIds());
    const { policy } = readAgreements(AGREEMENTS);
    const platform = PlatformModule.of({
      config: loadConfig([], {}),
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      fatal: () => undefined,
      health: new HealthRegistry(),
      metrics: new MetricsRegistry(),
    });
    const disclosure = DisclosureModule.with({
      codec,
      policy,
      outbound: new OutboundRecords({
        codec,
        deploymentKey: Buffer.alloc(32, 7),
        registryUrl: 'http://registry.example:8081',
      }),
      drawSalt: () => '00'.repeat(16),
      eventAt: () => Promise.resolve(undefined),
      openNominals: () => ({ currentOf: () => Promise.resolve(new Map()) }),
    });
    const built = await Test.createTestingModule({ imports: [platform, disclosure] }).compile();
    expect(built.get(DisclosureController)).toBeInstanceOf(DisclosureController);
    await built.close();
  });
});
