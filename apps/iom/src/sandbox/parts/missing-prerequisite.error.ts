/**
 * Something this machine lacks, and what to do about it, in one sentence.
 *
 * The command line prints the message alone and exits 2: nothing of ours is broken.
 */
export class MissingPrerequisiteError extends Error {
  override readonly name = 'MissingPrerequisiteError';
}
