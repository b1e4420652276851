import { isCode, REFUSED } from '../logging/log-fields.js';
import { SafeError } from '../logging/safe.error.js';

/** What one part of the process says of itself. */
export interface Health {
  /** Whether work should be given to it. */
  readonly ready: boolean;
  /** Whether it can get well by itself; false asks the supervisor for a new process. */
  readonly live: boolean;
  /** Counts and codes; never anything about a person. */
  readonly detail?: Readonly<Record<string, number | string | boolean>>;
}

/** Answers from what is known already: it is asked often, and must neither wait nor cause work. */
export type Probe = () => Health;

export interface HealthReport {
  readonly ready: boolean;
  readonly live: boolean;
  readonly probes: Readonly<Record<string, Health>>;
}

const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const KEY = /^[a-z][A-Za-z0-9]{0,39}$/;

export class DuplicateProbeError extends SafeError {
  override readonly name = 'DuplicateProbeError';
}

/** The process's state of health: the sum of the probes that its parts have added. */
export class HealthRegistry {
  private readonly probes = new Map<string, Probe>();

  /** Adds a probe under a name of its own (`kebab-case`). Answers how to take it away again. */
  add(name: string, probe: Probe): () => void {
    if (!NAME.test(name)) throw new DuplicateProbeError('A probe needs a kebab-case name');
    if (this.probes.has(name)) throw new DuplicateProbeError(`There is a probe ${name} already`);
    this.probes.set(name, probe);
    return () => void this.probes.delete(name);
  }

  /** Asks every probe. One that throws is not ready, but nothing says that a new process would do better. */
  report(): HealthReport {
    const probes = Object.fromEntries(
      [...this.probes].map(([name, probe]) => [name, ask(probe)] as const),
    );
    const all = Object.values(probes);
    return {
      ready: all.every((health) => health.ready && health.live),
      live: all.every((health) => health.live),
      probes,
    };
  }
}

function ask(probe: Probe): Health {
  try {
    const { ready, live, detail } = probe();
    return { ready, live, ...(detail && { detail: allowedDetail(detail) }) };
  } catch {
    return { ready: false, live: true, detail: { reason: 'probe-failed' } };
  }
}

function allowedDetail(detail: NonNullable<Health['detail']>): NonNullable<Health['detail']> {
  return Object.fromEntries(
    Object.entries(detail)
      .filter(([key]) => KEY.test(key))
      .map(([key, value]) => [key, typeof value === 'string' && !isCode(value) ? REFUSED : value]),
  );
}
