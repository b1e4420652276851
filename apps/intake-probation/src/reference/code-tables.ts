import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import type { OpenCodeTables } from './reference-table.js';

/** The code tables of every probation organisation: read to their end before the first record, closed after the last. */
export class AllCodeTables implements OnModuleInit, OnApplicationShutdown {
  constructor(private readonly tables: ReadonlyMap<string, OpenCodeTables>) {}

  of(org: string): OpenCodeTables | undefined {
    return this.tables.get(org);
  }

  async onModuleInit(): Promise<void> {
    await Promise.all([...this.tables.values()].map((table) => table.start()));
  }

  onApplicationShutdown(): void {
    for (const table of this.tables.values()) table.stop();
  }
}
