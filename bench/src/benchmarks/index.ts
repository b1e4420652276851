import type { Benchmark } from '../benchmark.js';
import { cost } from './cost.js';
import { endToEnd } from './end-to-end.js';
import { latency } from './latency.js';
import { history, memory } from './long-run.js';
import { register } from './register.js';
import { restart } from './restart.js';
import { stage } from './stage.js';

/** In the order in which they run and are reported. */
export const BENCHMARKS: readonly Benchmark[] = [
  endToEnd,
  latency,
  cost,
  stage,
  register,
  restart,
  memory,
  history,
];
