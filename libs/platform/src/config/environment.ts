import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import type { ConfigurationFault } from './bad-configuration.error.js';

/** Variables by name; `process.env`, or a test's own. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Reads variables one by one and collects what is wrong with them, so that all of it can be said at once. */
export class Environment {
  readonly faults: ConfigurationFault[] = [];

  constructor(private readonly variables: Variables) {}

  /** A variable set to nothing counts as not set: that is how compose files and shells say "none". */
  text(name: string): string | undefined {
    const text = this.variables[name]?.trim();
    return text === undefined || text === '' ? undefined : text;
  }

  /** The variable through its schema; undefined when it is not set or not right (which becomes a fault). */
  read<Schema extends z.ZodType>(
    name: string,
    schema: Schema,
    problem: string,
    remedy: string,
  ): z.output<Schema> | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const parsed = schema.safeParse(text);
    if (parsed.success) return parsed.data;
    this.fault(name, problem, remedy);
    return undefined;
  }

  /** Says so, once, when the variable is not set. A wrong one has its own fault already. */
  require(name: string, remedy: string): void {
    if (this.faults.some((fault) => fault.name === name)) return;
    if (this.text(name) === undefined) this.fault(name, 'is not set', remedy);
  }

  /** The bytes of a file that a variable names; a file that cannot be read is a fault of the variable. */
  file(name: string, path: string, remedy: string): Buffer | undefined {
    try {
      return readFileSync(path);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      const problem =
        code === 'ENOENT'
          ? 'names a file that does not exist'
          : code === 'EACCES'
            ? 'names a file that this process may not read'
            : 'names something that cannot be read as a file';
      this.fault(name, problem, remedy);
      return undefined;
    }
  }

  fault(name: string, problem: string, remedy: string): void {
    this.faults.push({ name, problem, remedy });
  }
}
