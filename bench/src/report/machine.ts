import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../../../apps/iom/src/sandbox/parts/repository-root.js';

/** Where figures were measured: without it they say nothing. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  readonly kafka: string;
  /** The load average before the benchmark: above 0 it was not alone. */
  readonly loadBefore: number;
}

export function describeMachine(): Machine {
  const cores = cpus();
  return {
    cpu: cores[0]?.model.trim() ?? 'unknown',
    cores: cores.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    kafka: kafkaVersion(),
    loadBefore: Number((loadavg()[0] ?? 0).toFixed(1)),
  };
}

function kafkaVersion(): string {
  const pom = readFileSync(join(repositoryRoot(), 'apps/iom/parts/kafka/pom.xml'), 'utf8');
  return /<artifactId>kafka_[\d.]+<\/artifactId>\s*<version>([^<]+)</.exec(pom)?.[1] ?? 'unknown';
}
