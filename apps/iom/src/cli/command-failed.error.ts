import { BadConfigurationError } from '@iom/platform';
import { BadFeedFileError } from '../feed/feed-file.js';
import { DataFolderInUseError } from '../sandbox/parts/lock.js';
import { MissingPrerequisiteError } from '../sandbox/parts/missing-prerequisite.error.js';
import { PartFailedError } from '../sandbox/parts/part-failed.error.js';

/** A command that cannot do what it was asked: the message is for the person at the terminal, the code for their script. */
export class CommandFailedError extends Error {
  override readonly name = 'CommandFailedError';

  /** @param exitCode 1: it failed; 2: it was used or configured wrongly. */
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
  }
}

/** Any failure as the person at the terminal is told of it: what is expected to fail says so in one sentence. */
export function toCommandFailure(failure: unknown): CommandFailedError {
  if (failure instanceof CommandFailedError) return failure;
  if (
    failure instanceof BadConfigurationError ||
    failure instanceof MissingPrerequisiteError ||
    failure instanceof BadFeedFileError
  ) {
    return new CommandFailedError(failure.message, 2);
  }
  if (failure instanceof PartFailedError || failure instanceof DataFolderInUseError)
    return new CommandFailedError(failure.message);
  return new CommandFailedError(
    failure instanceof Error ? (failure.stack ?? failure.message) : String(failure),
  );
}
