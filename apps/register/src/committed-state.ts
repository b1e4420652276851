import type { StateReader } from '@iom/event-log';
import type { RegisterValue } from './register-value.js';

/** The register's state as it has been committed, for those who ask and change nothing. */
export class CommittedState {
  private read: () => StateReader<RegisterValue> | undefined = () => undefined;

  /** Where to look from now on. */
  follow(read: () => StateReader<RegisterValue> | undefined): void {
    this.read = read;
  }

  /** `undefined`: this instance does not hold the state. */
  now(): StateReader<RegisterValue> | undefined {
    return this.read();
  }
}
