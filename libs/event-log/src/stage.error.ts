import { SafeError } from '@iom/platform';

/** A broken invariant of a stage or a topic. Its message names our own things only: groups, topics, partitions. */
export class StageError extends SafeError {
  override readonly name = 'StageError';
}
