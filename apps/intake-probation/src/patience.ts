import type { CodeTables } from './reference/reference-table.js';
import type { Translation } from './translation.js';

const MOST_REMEMBERED = 10_000;

/**
 * Waits for code rows that a record names and that have not come yet: a table and its codes travel on two topics, and either
 * may be ahead. A batch waits so long in all and no longer, and nothing waits a second time for a row that did not come.
 */
export class Patience {
  private readonly inVain = new Set<string>();

  constructor(private readonly ms: number) {}

  /** A patience of full length, for one batch. */
  forBatch(): BatchPatience {
    let signal: AbortSignal | undefined;
    return {
      translate: async (tables, translateNow) => {
        let translation = translateNow();
        while (translation.awaits !== null && !this.inVain.has(translation.awaits)) {
          signal ??= AbortSignal.timeout(this.ms);
          if (!(await tables.appears(translation.awaits, signal))) {
            this.remember(translation.awaits);
            break;
          }
          this.inVain.delete(translation.awaits);
          translation = translateNow();
        }
        return translation;
      },
    };
  }

  private remember(key: string): void {
    if (this.inVain.size >= MOST_REMEMBERED) this.inVain.clear();
    this.inVain.add(key);
  }
}

export interface BatchPatience {
  /** The translation once the rows that it needs are there, or as it is when they have not come in time. */
  translate(tables: CodeTables, translateNow: () => Translation): Promise<Translation>;
}
